#include "rate/RateBuffer.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;
using core::Instant;

namespace rate {

RateBuffer::RateBuffer(ByteCount users, RateBufferTuning tuning) : tuning_(tuning), most_(users), size_(users) {}

ByteCount RateBuffer::next(Instant at, BitRate video, BitRate configured)
{
	const Duration passed = std::min(at - steppedAt_.value_or(at), tuning_.stepAtMost);
	steppedAt_ = at;
	const ByteCount wanted = std::min(video * tuning_.span, most_);
	const double filler = video < configured ? tuning_.fillerWhenWeak : tuning_.filler;
	size_ = std::max(wanted, size_ - video * filler * passed);
	return size_;
}

} // namespace rate
