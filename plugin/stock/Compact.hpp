#pragma once

#include "core/WallTime.hpp"

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

namespace stock {

template<typename T>
inline constexpr T kNoValue = T::min();
template<>
inline constexpr std::int64_t kNoValue<std::int64_t> = std::numeric_limits<std::int64_t>::min();

// A std::optional that takes no more room than its value, for the shelf has some of them for each of 100,000 rows. The
// least value of all, which no shop may say, stands for none, so that none is less than any.
template<typename T>
class Compact {
public:
	constexpr Compact() = default;
	constexpr Compact(std::nullopt_t) {}
	constexpr Compact(T value) : value_(value) {}
	constexpr Compact(const std::optional<T> &value) : value_(value.value_or(kNoValue<T>)) {}

	constexpr bool has_value() const { return value_ != kNoValue<T>; }
	constexpr explicit operator bool() const { return has_value(); }
	constexpr const T &operator*() const { return value_; }
	constexpr T value_or(T other) const { return has_value() ? value_ : other; }
	constexpr operator std::optional<T>() const { return has_value() ? std::optional(value_) : std::nullopt; }

	constexpr auto operator<=>(const Compact &) const = default;

private:
	T value_ = kNoValue<T>;
};

using Units = Compact<std::int64_t>;
using Time = Compact<core::WallTime>;

} // namespace stock
