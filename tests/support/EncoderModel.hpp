#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <deque>
#include <optional>

namespace support {

// What the camera shows and how the encoder behaves, in the terms that matter to a link.
struct Scene {
	double framesPerSecond = 30;
	core::Duration keyframeEvery = core::Duration::seconds(2);
	double keyframeTimes = 6; // the size of a keyframe in ordinary frames
	double jitter = 0.25;     // an ordinary frame is up to this part larger or smaller
	double fill = 1;          // the part of the bitrate that the picture needs; a quiet scene needs little
	double skippedShare = 0;  // frames that an overloaded encoder never sees
	core::Duration follows = core::Duration::ms(300); // a new bitrate shows after this (x264 in OBS, 30 frames/s)
	core::Duration rateBuffer = core::Duration::seconds(1); // a keyframe takes at most 0.6 of this at the bitrate
	core::BitRate audio = core::BitRate::kbps(128);
};

struct Frame {
	core::ByteCount size;
	bool key = false;
	bool skipped = false;
};

// Frames in time; the same scene and bitrates always give the same frames.
class EncoderModel {
public:
	EncoderModel(const Scene &scene, core::BitRate bitrate);

	void setBitrate(core::Duration now, core::BitRate bitrate);
	// Called once each frame time.
	Frame next(core::Duration now);

private:
	double random();

	Scene scene_;
	struct Change {
		core::Duration seenFrom;
		core::BitRate bitrate;
	};
	std::deque<Change> coming_;
	core::BitRate used_;
	std::optional<core::Duration> lastKey_;
	unsigned seed_ = 1;
};

} // namespace support
