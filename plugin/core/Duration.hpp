#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>

namespace core {

// A length of time in microseconds. Infinity is a value: it means "never at this pace".
class Duration {
public:
	constexpr Duration() = default;

	static constexpr Duration us(std::int64_t value) { return Duration(value); }
	static constexpr Duration ms(std::int64_t value) { return Duration(value * 1000); }
	static constexpr Duration seconds(double value) { return Duration(static_cast<std::int64_t>(value * 1e6)); }
	static constexpr Duration minutes(double value) { return seconds(value * 60); }
	static constexpr Duration zero() { return Duration(0); }
	static constexpr Duration infinity() { return Duration(std::numeric_limits<std::int64_t>::max()); }

	constexpr std::int64_t us() const { return us_; }
	constexpr std::int64_t ms() const { return us_ / 1000; }
	constexpr double seconds() const { return static_cast<double>(us_) / 1e6; }
	constexpr double minutes() const { return seconds() / 60; }
	constexpr bool isFinite() const { return *this != infinity(); }
	constexpr std::chrono::microseconds chrono() const { return std::chrono::microseconds(us_); }

	constexpr auto operator<=>(const Duration &) const = default;
	constexpr Duration operator+(Duration other) const
	{
		return isFinite() && other.isFinite() ? Duration(us_ + other.us_) : infinity();
	}
	constexpr Duration operator-(Duration other) const { return isFinite() ? Duration(us_ - other.us_) : *this; }
	constexpr Duration operator*(double factor) const { return isFinite() ? seconds(seconds() * factor) : *this; }
	constexpr double operator/(Duration other) const { return seconds() / other.seconds(); }

private:
	explicit constexpr Duration(std::int64_t value) : us_(value) {}

	std::int64_t us_ = 0;
};

} // namespace core
