#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

// A price: an amount in the smallest units of a currency, exact, never negative and of a size that a shop may have.
// No figure goes through a floating-point number. A value, for any thread.
//
// Amounts are kept with as many digits behind the point as the currency has by ISO 4217 (two where it is not known),
// or with more where a shop reckons finer: equal prices are equal values, however they were written.
class Money {
public:
	static constexpr int kMostDigits = 4;                         // net prices are reckoned so
	static constexpr std::int64_t kMostWhole = 1'000'000'000'000; // more is a mistake

	// A text of digits with at most one point among them, as "199" or "199.00". Nothing where it is another text,
	// too much, or finer than `kMostDigits`. A `currency` that is no code of three letters is as good as none.
	static std::optional<Money> parse(std::string_view text, std::string_view currency);
	// So many of the units of which there are 10 to the power of `digits` in a whole one.
	static std::optional<Money> ofMinor(std::int64_t units, int digits, std::string_view currency);

	std::int64_t minorUnits() const { return units_; }
	int digits() const { return digits_; }
	// An ISO 4217 code; empty: the shop does not tell it.
	std::string_view currency() const { return {code_.data(), code_.front() == '\0' ? 0 : code_.size()}; }

	// For viewers: "¥199", "$19.90", "19.90 XYZ", "19.90".
	std::string text() const;

	bool operator==(const Money &) const = default;

private:
	using Code = std::array<char, 3>;

	Money(std::int64_t units, int digits, Code code)
		: units_(units), code_(code), digits_(static_cast<std::int8_t>(digits))
	{
	}

	static Code codeOf(std::string_view currency);

	std::int64_t units_;
	Code code_; // zeros: none
	std::int8_t digits_;
};

} // namespace core
