#include "report/SafeText.hpp"

#include <cstddef>
#include <cstdint>

namespace report {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How many bytes the character at the front takes; 0: it is none that XML may hold.
std::size_t characterAt(std::string_view text)
{
	const auto byte = [&](std::size_t index) {
		return static_cast<unsigned char>(text[index]);
	};
	const unsigned char first = byte(0);
	if (first < 0x80) {
		return first >= 0x20 ? (first == 0x7f ? 0 : 1)
				     : (first == '\t' || first == '\n' || first == '\r' ? 1 : 0);
	}
	const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || text.size() < length) {
		return 0;
	}
	std::uint32_t code = first & (0x7fu >> length);
	for (std::size_t index = 1; index < length; ++index) {
		if ((byte(index) & 0xc0) != 0x80) {
			return 0;
		}
		code = code << 6 | (byte(index) & 0x3fu);
	}
	constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
	const bool isSurrogate = code >= 0xd800 && code <= 0xdfff;
	const bool isNone = (code & 0xfffe) == 0xfffe;
	return code < kLeast[length] || code > 0x10ffff || isSurrogate || isNone ? 0 : length;
}

} // namespace

std::string html(std::string_view text)
{
	std::string safe;
	safe.reserve(text.size() + text.size() / 8);
	while (!text.empty()) {
		const std::size_t length = characterAt(text);
		switch (length == 1 ? text.front() : '\0') {
		case '&':
			safe += "&amp;";
			break;
		case '<':
			safe += "&lt;";
			break;
		case '>':
			safe += "&gt;";
			break;
		case '"':
			safe += "&quot;";
			break;
		case '\'':
			safe += "&#39;";
			break;
		default:
			safe += length == 0 ? kReplacement : text.substr(0, length);
		}
		text.remove_prefix(length == 0 ? 1 : length);
	}
	return safe;
}

std::string csv(std::string_view text)
{
	std::string safe = "\"";
	if (!text.empty() && std::string_view("=+-@\t\r\n").contains(text.front())) {
		safe += '\'';
	}
	while (!text.empty()) {
		const std::size_t length = characterAt(text);
		safe += length == 0 ? kReplacement : text.substr(0, length);
		if (text.front() == '"') {
			safe += '"';
		}
		text.remove_prefix(length == 0 ? 1 : length);
	}
	return safe + '"';
}

} // namespace report
