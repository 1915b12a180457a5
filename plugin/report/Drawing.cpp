#include "report/Drawing.hpp"

#include "report/SafeText.hpp"

#include <cmath>
#include <format>

namespace report {

std::string shortNumber(double value)
{
	const long long tenths = std::llround(value * 10);
	const char *sign = tenths < 0 ? "-" : "";
	const long long size = std::abs(tenths);
	return size % 10 == 0 ? std::format("{}{}", sign, size / 10)
			      : std::format("{}{}.{}", sign, size / 10, size % 10);
}

void PathData::add(char command, double x, double y)
{
	data_ += command + shortNumber(x) + ' ' + shortNumber(y);
}

void PathData::across(double x)
{
	data_ += 'H' + shortNumber(x);
}

void PathData::down(double y)
{
	data_ += 'V' + shortNumber(y);
}

Drawing::Drawing(double width, double height, std::string_view label)
	: svg_(std::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">)",
			   shortNumber(width), shortNumber(height), html(label)))
{
}

void Drawing::close(std::string_view element, std::string_view hint)
{
	svg_ += hint.empty() ? std::string("/>") : std::format("><title>{}</title></{}>", html(hint), element);
}

void Drawing::line(std::string_view kind, double x1, double y1, double x2, double y2)
{
	svg_ += std::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", kind, shortNumber(x1),
			    shortNumber(y1), shortNumber(x2), shortNumber(y2));
}

void Drawing::rect(std::string_view kind, double x, double y, double width, double height, std::string_view hint)
{
	svg_ += std::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}")", kind, shortNumber(x),
			    shortNumber(y), shortNumber(width), shortNumber(height));
	close("rect", hint);
}

void Drawing::path(std::string_view kind, std::string_view path, std::string_view hint)
{
	svg_ += std::format(R"(<path class="{}" d="{}")", kind, path);
	close("path", hint);
}

void Drawing::text(std::string_view kind, double x, double y, std::string_view anchor, std::string_view text)
{
	svg_ += std::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>)", kind, shortNumber(x),
			    shortNumber(y), anchor, html(text));
}

} // namespace report
