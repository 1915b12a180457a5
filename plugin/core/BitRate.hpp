#pragma once

#include "core/ByteCount.hpp"
#include "core/Duration.hpp"

#include <compare>
#include <cstdint>

namespace core {

// Data per time in bits per second; "kbps" is 1000 bit/s, as OBS and every ingest count.
class BitRate {
public:
	constexpr BitRate() = default;

	static constexpr BitRate bps(std::int64_t value) { return BitRate(value); }
	static constexpr BitRate kbps(std::int64_t value) { return BitRate(value * 1000); }

	constexpr std::int64_t bps() const { return bps_; }
	constexpr std::int64_t kbps() const { return bps_ / 1000; }
	constexpr double mbps() const { return static_cast<double>(bps_) / 1e6; }

	constexpr auto operator<=>(const BitRate &) const = default;
	constexpr BitRate operator+(BitRate other) const { return BitRate(bps_ + other.bps_); }
	constexpr BitRate operator-(BitRate other) const { return BitRate(bps_ - other.bps_); }
	constexpr BitRate operator*(double factor) const
	{
		return BitRate(static_cast<std::int64_t>(static_cast<double>(bps_) * factor));
	}
	constexpr double operator/(BitRate other) const
	{
		return static_cast<double>(bps_) / static_cast<double>(other.bps_);
	}

private:
	explicit constexpr BitRate(std::int64_t value) : bps_(value) {}

	std::int64_t bps_ = 0;
};

// What a link of this rate carries in that time.
constexpr ByteCount operator*(BitRate rate, Duration time)
{
	return ByteCount::bytes(static_cast<std::int64_t>(static_cast<double>(rate.bps()) * time.seconds() / 8));
}

// The rate that carries these bytes in that time; zero when no time has passed.
constexpr BitRate operator/(ByteCount data, Duration time)
{
	return time > Duration::zero()
		       ? BitRate::bps(static_cast<std::int64_t>(static_cast<double>(data.bytes()) * 8 / time.seconds()))
		       : BitRate();
}

// How long a link of this rate needs for these bytes; infinite at rate zero.
constexpr Duration operator/(ByteCount data, BitRate rate)
{
	return rate > BitRate()
		       ? Duration::seconds(static_cast<double>(data.bytes()) * 8 / static_cast<double>(rate.bps()))
		       : Duration::infinity();
}

} // namespace core
