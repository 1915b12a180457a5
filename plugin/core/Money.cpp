#include "core/Money.hpp"

#include <algorithm>
#include <format>

namespace core {

namespace {

// How an amount in a currency is written. Neither C++ nor C knows this without the system's locales, which users may
// not have.
struct Style {
	std::string_view code;
	std::string_view sign; // in front; empty: the code behind the amount
	int digits = 2;        // behind the point, by ISO 4217
	bool dropsZeros = false;
};

// Those with a sign that viewers know, and those that have not two digits.
constexpr std::array kStyles{
	Style{"CNY", "¥", 2, true}, // as shops in China write it: ¥199
	Style{"USD", "$"},          Style{"EUR", "€"},   Style{"GBP", "£"},    Style{"JPY", "¥", 0},
	Style{"KRW", "₩", 0},       Style{"HKD", "HK$"}, Style{"TWD", "NT$"},  Style{"SGD", "S$"},
	Style{"AUD", "A$"},         Style{"CAD", "CA$"}, Style{"NZD", "NZ$"},  Style{"MYR", "RM"},
	Style{"THB", "฿"},          Style{"PHP", "₱"},   Style{"VND", "₫", 0}, Style{"INR", "₹"},
	Style{"BRL", "R$"},         Style{"BHD", "", 3}, Style{"IQD", "", 3},  Style{"JOD", "", 3},
	Style{"KWD", "", 3},        Style{"LYD", "", 3}, Style{"OMR", "", 3},  Style{"TND", "", 3},
	Style{"CLP", "", 0},        Style{"ISK", "", 0}, Style{"PYG", "", 0},  Style{"UGX", "", 0},
	Style{"XAF", "", 0},        Style{"XOF", "", 0}, Style{"XPF", "", 0},
};

Style styleOf(std::string_view code)
{
	const auto known = std::ranges::find(kStyles, code, &Style::code);
	return known == kStyles.end() ? Style{code, ""} : *known;
}

constexpr std::int64_t power(int digits)
{
	std::int64_t value = 1;
	while (digits-- > 0) {
		value *= 10;
	}
	return value;
}

} // namespace

std::optional<Money> Money::parse(std::string_view text, std::string_view currency)
{
	constexpr std::size_t kLongest = 64; // zeros may be many
	std::int64_t units = 0;
	int digits = 0;
	bool some = false;
	bool behind = false;
	if (text.size() > kLongest) {
		return std::nullopt;
	}
	if (const auto point = text.find('.'); point != std::string_view::npos) {
		const auto last = text.find_last_not_of('0');
		if (text.size() == point + 1) {
			return std::nullopt; // "5."
		}
		text = text.substr(0, std::max(last, point) + 1); // zeros at the end say nothing
	}
	for (const char c : text) {
		if (c == '.' && some && !behind) {
			behind = true;
		} else if (c >= '0' && c <= '9' && digits < kMostDigits && units <= kMostWhole * power(digits)) {
			units = units * 10 + (c - '0');
			digits += behind ? 1 : 0;
			some = true;
		} else {
			return std::nullopt;
		}
	}
	return some ? ofMinor(units, digits, currency) : std::nullopt;
}

std::optional<Money> Money::ofMinor(std::int64_t units, int digits, std::string_view currency)
{
	if (units < 0 || digits < 0 || digits > kMostDigits || units > kMostWhole * power(digits)) {
		return std::nullopt;
	}
	const Money raw(units, digits, codeOf(currency));
	const int usual = styleOf(raw.currency()).digits;
	for (; digits > usual && units % 10 == 0; --digits) {
		units /= 10;
	}
	for (; digits < usual; ++digits) {
		units *= 10;
	}
	return Money(units, digits, raw.code_);
}

std::string Money::text() const
{
	const Style style = styleOf(currency());
	const std::int64_t whole = units_ / power(digits_);
	const std::int64_t part = units_ % power(digits_);
	std::string amount = std::to_string(whole);
	if (digits_ > 0 && (part != 0 || !style.dropsZeros)) {
		amount += std::format(".{:0{}}", part, static_cast<int>(digits_));
	}
	if (!style.sign.empty()) {
		return std::string(style.sign) + amount;
	}
	return style.code.empty() ? amount : amount + " " + std::string(style.code);
}

Money::Code Money::codeOf(std::string_view currency)
{
	Code code{};
	if (currency.size() != code.size()) {
		return code;
	}
	for (std::size_t at = 0; at < code.size(); ++at) {
		const char c = currency[at];
		const bool isSmall = c >= 'a' && c <= 'z';
		if (!isSmall && (c < 'A' || c > 'Z')) {
			return {};
		}
		code[at] = isSmall ? static_cast<char>(c - 'a' + 'A') : c;
	}
	return code;
}

} // namespace core
