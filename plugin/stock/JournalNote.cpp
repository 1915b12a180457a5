#include "stock/JournalNote.hpp"

#include <charconv>
#include <system_error>

namespace stock {

namespace {

constexpr std::size_t kMostFigures = 64; // more than any kind has

} // namespace

std::string writtenNote(const std::vector<std::int64_t> &figures, std::string_view text)
{
	std::string written;
	for (const std::int64_t figure : figures) {
		written += (written.empty() ? "" : " ") + std::to_string(figure);
	}
	if (!text.empty()) {
		written += '\n';
		written += text;
	}
	return written;
}

bool readNote(std::string_view written, std::vector<std::int64_t> &figures, std::string &text)
{
	const auto end = written.find('\n');
	std::string_view line = written.substr(0, end);
	text = end == std::string_view::npos ? std::string() : std::string(written.substr(end + 1));
	figures.clear();
	while (!line.empty()) {
		std::int64_t figure = 0;
		const auto [rest, trouble] = std::from_chars(line.data(), line.data() + line.size(), figure);
		line.remove_prefix(static_cast<std::size_t>(rest - line.data()));
		const bool goesOn = line.size() > 1 && line.front() == ' ';
		if (trouble != std::errc() || figures.size() == kMostFigures || (!line.empty() && !goesOn)) {
			return false;
		}
		line.remove_prefix(goesOn ? 1 : 0);
		figures.push_back(figure);
	}
	return true;
}

} // namespace stock
