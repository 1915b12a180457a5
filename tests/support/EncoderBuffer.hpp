#pragma once

#include "support/EncoderModel.hpp"

#include <algorithm>

namespace support {

// What obs/EncoderBitrate tells x264 while LiveShelf is in charge: the rate buffer goes in small steps, one a sample,
// to a fifth of a second at the user's bitrate, not while the bitrate is lower.
class EncoderBuffer {
public:
	explicit EncoderBuffer(core::BitRate configured) : kilobits_(configured.kbps()) {}

	EncoderOrder orderFor(core::BitRate video, core::BitRate configured)
	{
		const std::int64_t wanted = configured.kbps() / 5;
		if (kilobits_ > wanted && video >= configured) {
			kilobits_ = std::max(wanted, kilobits_ - std::max<std::int64_t>(configured.kbps() / 100, 1));
		}
		return {video, core::ByteCount::bytes(kilobits_ * 125)};
	}

private:
	std::int64_t kilobits_;
};

} // namespace support
