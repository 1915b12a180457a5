#pragma once

#include "core/Instant.hpp"
#include "support/EncoderModel.hpp"

#include <algorithm>

namespace support {

// What obs/EncoderBitrate tells x264 while LiveShelf is in charge: the rate buffer goes in small steps, one in
// 50 ms, to a fifth of a second at the user's bitrate, not while the bitrate is lower.
class EncoderBuffer {
public:
	explicit EncoderBuffer(core::BitRate configured) : kilobits_(configured.kbps()) {}

	EncoderOrder orderFor(core::Instant now, core::BitRate video, core::BitRate configured)
	{
		const std::int64_t wanted = configured.kbps() / 5;
		if (kilobits_ > wanted && video >= configured && now - steppedAt_ >= kStepEvery) {
			steppedAt_ = now;
			kilobits_ = std::max(wanted, kilobits_ - std::max<std::int64_t>(configured.kbps() / 100, 1));
		}
		return {video, core::ByteCount::bytes(kilobits_ * 125)};
	}

private:
	static constexpr core::Duration kStepEvery = core::Duration::ms(50);

	std::int64_t kilobits_;
	core::Instant steppedAt_;
};

} // namespace support
