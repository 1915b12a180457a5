#include "commerce/FeedCharset.hpp"

#include "commerce/FeedText.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <iconv.h>
#endif

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace commerce {

namespace {

#ifdef _WIN32

std::optional<std::string> fromGb18030(std::string_view text)
{
	constexpr UINT kGb18030 = 54936;
	const int size = static_cast<int>(text.size());
	const int wideSize = MultiByteToWideChar(kGb18030, MB_ERR_INVALID_CHARS, text.data(), size, nullptr, 0);
	if (wideSize <= 0) {
		return std::nullopt;
	}
	std::wstring wide(static_cast<std::size_t>(wideSize), L'\0');
	MultiByteToWideChar(kGb18030, MB_ERR_INVALID_CHARS, text.data(), size, wide.data(), wideSize);
	std::string utf8(wide.size() * 3, '\0');
	const int written = WideCharToMultiByte(CP_UTF8, 0, wide.data(), wideSize, utf8.data(),
						static_cast<int>(utf8.size()), nullptr, nullptr);
	utf8.resize(static_cast<std::size_t>(std::max(0, written)));
	return utf8;
}

#else

// Nothing where it is none, or where this system lacks the table.
std::optional<std::string> fromGb18030(std::string_view text)
{
	const iconv_t converter = iconv_open("UTF-8", "GB18030");
	if (converter == reinterpret_cast<iconv_t>(-1)) { // NOLINT(performance-no-int-to-ptr): so says POSIX
		return std::nullopt;
	}
	std::string source(text);                // iconv takes it as if it were to write there
	std::string utf8(text.size() * 2, '\0'); // two bytes become three, four become four
	char *from = source.data();
	std::size_t left = source.size();
	char *to = utf8.data();
	std::size_t room = utf8.size();
	const bool good = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
	iconv_close(converter);
	utf8.resize(utf8.size() - room);
	return good ? std::optional(std::move(utf8)) : std::nullopt;
}

#endif

std::string folded(std::string_view text)
{
	std::string lower(text);
	std::ranges::transform(lower, lower.begin(),
			       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
	return lower;
}

// The charset of "text/csv; charset=GBK".
bool saysGbk(std::string_view contentType)
{
	constexpr std::array<std::string_view, 5> kNames{"gbk", "gb2312", "gb18030", "x-gbk", "cp936"};
	constexpr std::string_view kParameter = "charset=";
	const std::string type = folded(contentType);
	const auto at = type.find(kParameter);
	if (at == std::string::npos) {
		return false;
	}
	const std::string_view value = std::string_view(type).substr(at + kParameter.size());
	const std::string_view name = trimmed(value.substr(0, value.find(';')));
	const bool quoted = name.size() > 1 && name.starts_with('"') && name.ends_with('"');
	return std::ranges::find(kNames, quoted ? name.substr(1, name.size() - 2) : name) != kNames.end();
}

// What the pairs of a text would be as GBK.
struct Pairs {
	std::size_t everyday = 0; // the 3,755 characters of GB 2312's first level, sorted by their sound
	std::size_t late = 0;     // of them those from "s" on, where Korean has no letters any more
	std::size_t others = 0;   // rarer ones, and the kana that Japanese is full of
	bool sound = true;
};

Pairs pairsOf(std::string_view text)
{
	Pairs pairs;
	const auto byte = [&](std::size_t at) {
		return static_cast<unsigned char>(text[at]);
	};
	for (std::size_t at = 0; at < text.size() && pairs.sound; ++at) {
		const unsigned lead = byte(at);
		if (lead < 0x80) {
			continue;
		}
		const unsigned trail = ++at < text.size() ? byte(at) : 0;
		pairs.sound = lead != 0x80 && lead != 0xff && trail >= 0x40 && trail != 0x7f && trail != 0xff;
		if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) {
			++pairs.everyday;
			pairs.late += lead >= 0xc9 ? 1 : 0;
		} else if (lead < 0xa1 || lead > 0xa3) { // those are marks and wide letters
			++pairs.others;
		}
	}
	return pairs;
}

bool looksLikeGbk(std::string_view text)
{
	constexpr std::size_t kFew = 4; // too few to tell
	const Pairs pairs = pairsOf(text);
	return pairs.sound && pairs.everyday >= kFew && pairs.everyday >= pairs.others * 4 &&
	       pairs.late * 8 >= pairs.everyday;
}

// Pairs of GBK may by chance be letters of two bytes in UTF-8, but hardly any of three.
bool hasLongCharacters(std::string_view utf8)
{
	return std::ranges::any_of(utf8, [](char c) { return static_cast<unsigned char>(c) >= 0xe0; });
}

} // namespace

core::Expected<std::string> asUtf8(std::string text, std::string_view contentType)
{
	const bool declared = saysGbk(contentType);
	const auto line = firstLineNotUtf8(text);
	if (!line && (!declared || hasLongCharacters(text))) {
		return text;
	}
	if (declared || looksLikeGbk(text)) {
		if (auto utf8 = fromGb18030(text)) {
			return std::move(*utf8);
		}
	}
	return core::fail({"Shop.NotUtf8", {{"line", std::to_string(line.value_or(1))}}});
}

} // namespace commerce
