#include "commerce/CsvTable.hpp"

#include <algorithm>
#include <array>

namespace commerce {

namespace {

char delimiterOf(std::string_view text)
{
	constexpr std::string_view kDelimiters = ",;\t";
	std::array<std::size_t, kDelimiters.size()> seen{};
	bool quoted = false;
	for (const char c : text) {
		if (c == '"') {
			quoted = !quoted;
		} else if (!quoted && (c == '\n' || c == '\r')) {
			break;
		} else if (const auto which = kDelimiters.find(c); !quoted && which != std::string_view::npos) {
			++seen[which];
		}
	}
	return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

} // namespace

CsvTable::CsvTable(std::string_view text) : rest_(text)
{
	while (endLine()) {
	}
	delimiter_ = delimiterOf(rest_);
}

core::Expected<bool> CsvTable::next(CsvRow &row)
{
	while (endLine()) {
	}
	if (rest_.empty()) {
		return false;
	}
	row.line = line_;
	row.fields.clear();
	for (;;) {
		if (auto read = readField(row.fields.emplace_back(), row.line); !read) {
			return std::unexpected(read.error());
		}
		if (rest_.empty() || endLine()) {
			return true;
		}
		rest_.remove_prefix(1); // the delimiter
	}
}

// Up to the delimiter or the end of the line.
core::Expected<void> CsvTable::readField(std::string &into, std::size_t line)
{
	bool quoted = false;
	for (; !rest_.empty(); rest_.remove_prefix(1)) {
		const char c = rest_.front();
		if (quoted) {
			if (c == '"' && rest_.substr(1).starts_with('"')) {
				into += '"';
				rest_.remove_prefix(1);
			} else if (c == '"') {
				quoted = false;
			} else {
				line_ += c == '\n';
				into += c;
			}
		} else if (c == '"' && into.empty()) {
			quoted = true;
		} else if (c == delimiter_ || c == '\n' || c == '\r') {
			break;
		} else {
			into += c;
		}
	}
	if (quoted) {
		return core::fail({"Shop.OpenQuote", {{"line", std::to_string(line)}}});
	}
	return {};
}

// Takes one line end off the front, if there is one.
bool CsvTable::endLine()
{
	const std::size_t length = rest_.starts_with("\r\n") ? 2 : rest_.starts_with('\n') || rest_.starts_with('\r');
	rest_.remove_prefix(length);
	line_ += length > 0;
	return length > 0;
}

} // namespace commerce
