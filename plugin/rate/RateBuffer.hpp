#pragma once

#include "core/BitRate.hpp"
#include "core/ByteCount.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"

#include <optional>

namespace rate {

// The constants of RateBuffer, each with its reason.
struct RateBufferTuning {
	// Of video at the bitrate. A keyframe may take half of it, and after a cut most of it is spent before the new
	// bitrate shows. A moving test card at 2500 kbit/s, the link cut to 1200: with a second viewers were 2.1 s
	// behind and lost 60 to 80 frames, with half a second 1.0 to 1.5 s and up to 40, with a quarter 0.8 to 0.9 s
	// and none. The picture loses little by it: SSIM of a camera-like clip 0.847 with a second, 0.837 with this, of
	// a test card 0.971 with either (x264 veryfast, 2000 kbit/s).
	core::Duration span = core::Duration::ms(150);
	// What no longer fits is sent at once, as filler, if the picture leaves the buffer full: so much of the bitrate
	// may be filler on the way. A weak link has less to give.
	double filler = 0.16;
	double fillerWhenWeak = 0.05;
	core::Duration stepAtMost = core::Duration::ms(100); // a pause does not make a large step
};

// How large an encoder's rate buffer (VBV) shall be while its bitrate follows the link: a fraction of a second at the
// bitrate, reached in steps that a link does not feel.
//
// Source: what x264's rate control does with a buffer that changes (encoder/ratecontrol.c). Not thread-safe; one for
// each time an encoder is taken in charge.
class RateBuffer {
public:
	// `users` is the size the user has; it is never exceeded.
	explicit RateBuffer(core::ByteCount users, RateBufferTuning tuning = {});

	// The size from now on. `at` must not go backwards.
	core::ByteCount next(core::Instant at, core::BitRate video, core::BitRate configured);

private:
	RateBufferTuning tuning_;
	core::ByteCount most_;
	core::ByteCount size_;
	std::optional<core::Instant> steppedAt_;
};

} // namespace rate
