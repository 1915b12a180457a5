#include "health/UnsentEstimate.hpp"

#include <algorithm>
#include <cmath>

using core::ByteCount;

namespace health {

namespace {

// RTMP's chunk headers and TLS records add one to two per cent to what is sent.
constexpr double kSentGrowsBy = 0.03;
// OBS counts the tags of an FLV file, which may be a little more than RTMP sends.
constexpr double kHandedGrowsBy = 0.002;

} // namespace

ByteCount UnsentEstimate::onSample(ByteCount handedOver, ByteCount sent)
{
	const auto apart = static_cast<double>((handedOver - sent).bytes());
	if (!empty_) {
		empty_ = apart;
		handedBefore_ = handedOver;
	}
	const auto handed = static_cast<double>((handedOver - handedBefore_).bytes());
	handedBefore_ = handedOver;
	*empty_ = std::clamp(apart, *empty_ - handed * kSentGrowsBy, *empty_ + handed * kHandedGrowsBy);
	return ByteCount::bytes(std::llround(std::max(apart - *empty_, 0.0)));
}

} // namespace health
