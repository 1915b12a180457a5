#pragma once

#include "core/WallTime.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stock {

// Little numbers in few bytes: seven bits each, the sign in the lowest (zigzag).
class ByteWriter {
public:
	void unsignedNumber(std::uint64_t value)
	{
		for (; value >= 0x80; value >>= 7) {
			bytes.push_back(static_cast<char>(value | 0x80));
		}
		bytes.push_back(static_cast<char>(value));
	}
	void number(std::int64_t value)
	{
		unsignedNumber((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
	}
	void text(std::string_view value)
	{
		unsignedNumber(value.size());
		bytes.append(value);
	}
	void time(core::WallTime value) { number(value.time_since_epoch().count()); }
	void maybe(const std::optional<std::int64_t> &value)
	{
		unsignedNumber(value ? 1 : 0);
		if (value) {
			number(*value);
		}
	}
	void maybe(const std::optional<core::WallTime> &value)
	{
		unsignedNumber(value ? 1 : 0);
		if (value) {
			time(*value);
		}
	}

	std::string bytes;
};

class ByteReader {
public:
	explicit ByteReader(std::string_view bytes) : left_(bytes) {}

	std::uint64_t unsignedNumber()
	{
		std::uint64_t value = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			if (left_.empty()) {
				break;
			}
			const auto byte = static_cast<unsigned char>(left_.front());
			left_.remove_prefix(1);
			value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
			if (byte < 0x80) {
				return value;
			}
		}
		broken_ = true;
		return 0;
	}
	std::int64_t number()
	{
		const std::uint64_t value = unsignedNumber();
		return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
	}
	// How many of something follow; each takes a byte at least.
	std::size_t count()
	{
		const std::uint64_t value = unsignedNumber();
		broken_ = broken_ || value > left_.size();
		return broken_ ? 0 : static_cast<std::size_t>(value);
	}
	std::string text()
	{
		const std::size_t size = count();
		std::string value(left_.substr(0, size));
		left_.remove_prefix(size);
		return value;
	}
	core::WallTime time() { return core::WallTime(std::chrono::milliseconds(number())); }
	void maybe(std::optional<std::int64_t> &into)
	{
		if (unsignedNumber() != 0) {
			into = number();
		}
	}
	void maybe(std::optional<core::WallTime> &into)
	{
		if (unsignedNumber() != 0) {
			into = time();
		}
	}
	bool isBroken() const { return broken_; }
	void fail() { broken_ = true; }

private:
	std::string_view left_;
	bool broken_ = false;
};

} // namespace stock
