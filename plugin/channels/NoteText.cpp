#include "channels/NoteText.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace channels {

namespace {

constexpr std::string_view kMore = "…";

std::string replaced(std::string_view text, std::string_view what, auto with)
{
	std::string result;
	result.reserve(text.size());
	for (const char c : text) {
		if (what.contains(c)) {
			result += with(c);
		} else {
			result += c;
		}
	}
	return result;
}

bool isInside(char c)
{
	return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

std::string plainText(std::string_view text)
{
	// The library's writer is the one that knows what is well-formed; it puts U+FFFD for what is not.
	const std::string written = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
	std::string sound = nlohmann::json::parse(written).get<std::string>();
	for (char &c : sound) {
		if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
			c = ' ';
		}
	}
	return sound;
}

std::string fitted(std::string text, std::size_t bytes)
{
	if (text.size() <= bytes) {
		return text;
	}
	std::size_t cut = bytes - kMore.size();
	while (cut > 0 && isInside(text[cut])) {
		--cut;
	}
	text.resize(cut);
	return text += kMore;
}

std::string withoutTags(std::string_view text)
{
	return replaced(text, "<>", [](char c) { return c == '<' ? "＜" : "＞"; });
}

std::string slackEscaped(std::string_view text)
{
	return replaced(text, "&<>", [](char c) { return c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;"; });
}

std::string markdownEscaped(std::string_view text)
{
	return replaced(text, R"(\*_~`|>#-[]()<@:)", [](char c) { return std::string{'\\', c}; });
}

} // namespace channels
