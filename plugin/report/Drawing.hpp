#pragma once

#include <string>
#include <string_view>

namespace report {

// An SVG picture for a page: shapes by the page's classes, numbers short, every text made safe. A hint shows where the
// pointer rests on the shape.
class Drawing {
public:
	// `label`: what the picture shows, for who cannot see it.
	Drawing(double width, double height, std::string_view label);

	void line(std::string_view kind, double x1, double y1, double x2, double y2);
	void rect(std::string_view kind, double x, double y, double width, double height, std::string_view hint = {});
	// `path`: SVG path data, made by `PathData`.
	void path(std::string_view kind, std::string_view path, std::string_view hint = {});
	// `anchor`: start, middle or end.
	void text(std::string_view kind, double x, double y, std::string_view anchor, std::string_view text);

	std::string take() { return std::move(svg_ += "</svg>"); }

private:
	void close(std::string_view element, std::string_view hint);

	std::string svg_;
};

// Path data, in tenths of a unit.
class PathData {
public:
	void move(double x, double y) { add('M', x, y); }
	void line(double x, double y) { add('L', x, y); }
	void across(double x);
	void down(double y);
	void close() { data_ += 'Z'; }
	bool empty() const { return data_.empty(); }
	const std::string &str() const { return data_; }

private:
	void add(char command, double x, double y);

	std::string data_;
};

// "12.5", "3"
std::string shortNumber(double value);

} // namespace report
