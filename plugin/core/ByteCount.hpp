#pragma once

#include <compare>
#include <cstdint>

namespace core {

// An amount of data in bytes. Never bits.
class ByteCount {
public:
	constexpr ByteCount() = default;

	static constexpr ByteCount bytes(std::int64_t value) { return ByteCount(value); }

	constexpr std::int64_t bytes() const { return bytes_; }

	constexpr auto operator<=>(const ByteCount &) const = default;
	constexpr ByteCount operator+(ByteCount other) const { return ByteCount(bytes_ + other.bytes_); }
	constexpr ByteCount operator-(ByteCount other) const { return ByteCount(bytes_ - other.bytes_); }

private:
	explicit constexpr ByteCount(std::int64_t value) : bytes_(value) {}

	std::int64_t bytes_ = 0;
};

} // namespace core
