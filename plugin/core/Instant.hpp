#pragma once

#include "core/Duration.hpp"

#include <compare>
#include <cstdint>

namespace core {

// A point on a clock that only moves forward (the machine's steady clock, or a test's). Says nothing about the date.
class Instant {
public:
	constexpr Instant() = default;

	static constexpr Instant us(std::int64_t value) { return Instant(value); }
	static constexpr Instant ms(std::int64_t value) { return Instant(value * 1000); }
	static constexpr Instant never() { return Instant(std::numeric_limits<std::int64_t>::max()); }

	constexpr std::int64_t us() const { return us_; }
	constexpr std::int64_t ms() const { return us_ / 1000; }

	constexpr auto operator<=>(const Instant &) const = default;
	constexpr Duration operator-(Instant earlier) const { return Duration::us(us_ - earlier.us_); }
	constexpr Instant operator+(Duration after) const
	{
		return after.isFinite() && *this != never() ? Instant(us_ + after.us()) : never();
	}
	constexpr Instant operator-(Duration before) const { return Instant(us_ - before.us()); }

private:
	explicit constexpr Instant(std::int64_t value) : us_(value) {}

	std::int64_t us_ = 0;
};

} // namespace core
