#include "widget/Report.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <format>
#include <fstream>

namespace widget {

namespace {

std::string cell(const std::optional<double> &value)
{
	if (!value) {
		return "–";
	}
	return std::abs(*value) >= 100 ? std::format("{:.0f}", *value) : std::format("{:.3g}", *value);
}

// Padded by letters, not by bytes.
std::string padded(const std::string &text, std::size_t width)
{
	std::size_t letters = 0;
	for (const char byte : text) {
		letters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
	}
	return text + std::string(letters < width ? width - letters : 0, ' ');
}

void print(const Row &row)
{
	std::string goal = row.goal;
	if (row.met) {
		goal += *row.met ? " (met)" : " (MISSED)";
	}
	std::printf("%s%s%s%s%s\n", padded(row.what, 62).c_str(), padded(row.unit, 10).c_str(),
		    padded(cell(row.counter), 15).c_str(), padded(cell(row.text), 13).c_str(), goal.c_str());
}

nlohmann::json toJson(const Row &row)
{
	nlohmann::json json = {{"what", row.what}, {"unit", row.unit}};
	if (row.counter) {
		json["counter"] = *row.counter;
	}
	if (row.text) {
		json["text"] = *row.text;
	}
	if (row.met) {
		json["goal"] = row.goal;
		json["met"] = *row.met;
	}
	return json;
}

} // namespace

bool report(const std::vector<Row> &rows, const std::string &about, const std::string &file)
{
	std::printf("%s\n\n%s%s%s%sgoal\n", about.c_str(), padded("", 62).c_str(), padded("", 10).c_str(),
		    padded("stock counter", 15).c_str(), padded("text source", 13).c_str());
	nlohmann::json json = {{"about", about}, {"rows", nlohmann::json::array()}};
	for (const Row &row : rows) {
		print(row);
		json["rows"].push_back(toJson(row));
	}
	std::fflush(stdout); // whatever happens while libobs is taken down
	std::ofstream out(file);
	out << json.dump(1) << '\n';
	return out.good();
}

} // namespace widget
