#include "commerce/FeedText.hpp"

#include "commerce/ShopUpdate.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace commerce {

namespace {

bool isDigit(char c)
{
	return c >= '0' && c <= '9';
}

bool isControl(char c)
{
	return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// Takes characters off the front of a text.
class Scanner {
public:
	explicit Scanner(std::string_view text) : rest_(text) {}

	bool atEnd() const { return rest_.empty(); }
	bool skip(char c) { return skipAnyOf(std::string_view(&c, 1)) != '\0'; }

	// The character it skipped, or NUL.
	char skipAnyOf(std::string_view set)
	{
		if (rest_.empty() || !set.contains(rest_.front())) {
			return '\0';
		}
		const char c = rest_.front();
		rest_.remove_prefix(1);
		return c;
	}

	std::string_view digits()
	{
		const auto end = std::ranges::find_if_not(rest_, isDigit);
		const auto found = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
		rest_.remove_prefix(found.size());
		return found;
	}

	// Exactly so many digits, as a number.
	std::optional<int> number(std::size_t digits)
	{
		int value = 0;
		if (rest_.size() < digits || !std::ranges::all_of(rest_.substr(0, digits), isDigit)) {
			return std::nullopt;
		}
		for (const char digit : rest_.substr(0, digits)) {
			value = value * 10 + (digit - '0');
		}
		rest_.remove_prefix(digits);
		return value;
	}

private:
	std::string_view rest_;
};

std::chrono::milliseconds fraction(std::string_view digits)
{
	int ms = 0;
	for (std::size_t place = 0; place < 3; ++place) {
		ms = ms * 10 + (place < digits.size() ? digits[place] - '0' : 0);
	}
	return std::chrono::milliseconds(ms);
}

// Seconds or milliseconds since 1970; the two cannot be confused between 1973 and the year 5000.
std::optional<core::WallTime> readEpoch(std::string_view text)
{
	constexpr std::int64_t kLeastMs = 100'000'000'000;
	constexpr std::int64_t kMost = 100'000'000'000'000; // the year 5138 in milliseconds
	Scanner scanner(text);
	const std::string_view whole = scanner.digits();
	const std::string_view part = scanner.skip('.') ? scanner.digits() : std::string_view();
	std::int64_t value = 0;
	const auto [stop, fault] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
	if (!scanner.atEnd() || fault != std::errc() || value > kMost) {
		return std::nullopt;
	}
	if (value >= kLeastMs) {
		return core::WallTime(std::chrono::milliseconds(value));
	}
	return core::WallTime(std::chrono::seconds(value) + fraction(part));
}

// "Z", "+08:00", "+0800", "+08" or nothing.
std::optional<std::chrono::minutes> readZone(Scanner &scanner)
{
	using namespace std::chrono;
	scanner.skip(' ');
	if (scanner.atEnd() || scanner.skipAnyOf("Zz")) {
		return minutes(0);
	}
	const char sign = scanner.skipAnyOf("+-");
	const auto hour = scanner.number(2);
	if (!sign || !hour || *hour > 23) {
		return std::nullopt;
	}
	scanner.skip(':');
	const auto minute = scanner.atEnd() ? 0 : scanner.number(2);
	if (!minute || *minute > 59) {
		return std::nullopt;
	}
	const minutes ahead = hours(*hour) + minutes(*minute);
	return sign == '-' ? -ahead : ahead;
}

std::optional<core::WallTime> readIso(std::string_view text)
{
	using namespace std::chrono;
	Scanner scanner(text);
	const auto y = scanner.number(4);
	const bool dashed = scanner.skip('-');
	const auto m = scanner.number(2);
	const bool dashedAgain = scanner.skip('-');
	const auto d = scanner.number(2);
	if (!y || !m || !d || dashed != dashedAgain) {
		return std::nullopt;
	}
	const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
	if (!date.ok()) {
		return std::nullopt;
	}
	milliseconds time(0);
	if (scanner.skipAnyOf("Tt ")) {
		const auto hour = scanner.number(2);
		scanner.skip(':');
		const auto minute = scanner.number(2);
		const auto second = scanner.skip(':') ? scanner.number(2) : 0;
		if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
			return std::nullopt;
		}
		time = hours(*hour) + minutes(*minute) + seconds(*second);
		if (scanner.skipAnyOf(".,")) {
			time += fraction(scanner.digits());
		}
	}
	const auto zone = readZone(scanner);
	if (!zone || !scanner.atEnd()) {
		return std::nullopt;
	}
	return core::WallTime(sys_days(date)) + time - *zone;
}

// How many bytes the character at the front of the text has; zero when it is not valid UTF-8 (RFC 3629, table 3-7 of
// the Unicode standard).
std::size_t characterLength(std::string_view text)
{
	const auto byte = [&](std::size_t at) {
		return static_cast<unsigned char>(text[at]);
	};
	const auto follows = [&](std::size_t at, unsigned least = 0x80, unsigned most = 0xbf) {
		return at < text.size() && byte(at) >= least && byte(at) <= most;
	};
	const unsigned char lead = byte(0);
	if (lead < 0x80) {
		return 1;
	}
	if (lead >= 0xc2 && lead <= 0xdf) {
		return follows(1) ? 2 : 0;
	}
	if (lead >= 0xe0 && lead <= 0xef) {
		const bool second = follows(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
		return second && follows(2) ? 3 : 0;
	}
	if (lead >= 0xf0 && lead <= 0xf4) {
		const bool second = follows(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
		return second && follows(2) && follows(3) ? 4 : 0;
	}
	return 0;
}

} // namespace

std::expected<std::int64_t, UnitsFault> readUnits(std::string_view text)
{
	constexpr std::size_t kDigitsThatFit = 18;
	Scanner scanner(trimmed(text));
	const char sign = scanner.skipAnyOf("+-");
	std::string_view digits = scanner.digits();
	const bool some = !digits.empty();
	if (scanner.skip('.')) {
		const std::string_view part = scanner.digits();
		if (part.empty() || part.find_first_not_of('0') != std::string_view::npos) {
			return std::unexpected(UnitsFault::NotWhole);
		}
	}
	if (!some || !scanner.atEnd()) {
		return std::unexpected(UnitsFault::NotWhole);
	}
	digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
	std::int64_t value = 0;
	if (digits.size() > kDigitsThatFit) {
		return std::unexpected(UnitsFault::TooMany);
	}
	std::from_chars(digits.data(), digits.data() + digits.size(), value);
	if (value > kMaxUnits) {
		return std::unexpected(UnitsFault::TooMany);
	}
	return sign == '-' ? -value : value;
}

std::optional<core::WallTime> readTime(std::string_view text)
{
	text = trimmed(text);
	const auto iso = readIso(text);
	// Eight digits alone could be either; no shop writes a moment of 1970 in seconds.
	return iso ? iso : readEpoch(text);
}

std::string_view trimmed(std::string_view text)
{
	constexpr std::string_view kSpace = " \t\r\n";
	const auto first = text.find_first_not_of(kSpace);
	if (first == std::string_view::npos) {
		return {};
	}
	return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::optional<std::size_t> firstLineNotUtf8(std::string_view text)
{
	std::size_t line = 1;
	while (!text.empty()) {
		const std::size_t length = characterLength(text);
		if (length == 0) {
			return line;
		}
		line += text.front() == '\n';
		text.remove_prefix(length);
	}
	return std::nullopt;
}

std::string_view withoutByteOrderMark(std::string_view text)
{
	constexpr std::string_view kMark = "\xef\xbb\xbf";
	return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

std::string excerpt(std::string_view text, std::size_t bytes)
{
	const bool cut = text.size() > bytes;
	if (cut) {
		while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) {
			--bytes;
		}
		text = text.substr(0, bytes);
	}
	std::string result(text);
	std::ranges::replace_if(result, isControl, ' ');
	return cut ? result + "…" : result;
}

} // namespace commerce
