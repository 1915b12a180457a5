#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <cstdint>

namespace support {

// What the camera shows, in the terms that matter to an encoder.
struct Scene {
	double framesPerSecond = 30;
	core::Duration keyframeEvery = core::Duration::seconds(2);
	double keyframeTimes = 2.3; // how much harder a keyframe is than an ordinary frame
	double jitter = 0.25;       // an ordinary frame is up to this part harder or easier
	// The part of the user's bitrate beyond which more bits do not help: a quiet scene needs little.
	double fill = 1;
	bool padded = true;                                    // constant bitrate: filler where the picture needs less
	double skippedShare = 0;                               // frames that an overloaded encoder never sees
	core::Duration cutsEvery = core::Duration::infinity(); // one frame as hard as a keyframe, off its grid
	double motion = 0;                                     // it gets this part harder and easier in a slow wave
	core::BitRate audio = core::BitRate::kbps(128);

	// A still picture: only keyframes cost anything, the rest is filler.
	static Scene still() { return {.keyframeTimes = 300, .fill = 0.02}; }
	// The same where the encoder does not pad.
	static Scene quiet() { return {.fill = 0.25, .padded = false}; }
};

// What the encoder is told.
struct EncoderOrder {
	core::BitRate bitrate;
	core::ByteCount buffer; // its rate buffer; none: what a second at the bitrate holds

	bool operator==(const EncoderOrder &) const = default;
};

struct Frame {
	core::ByteCount size;
	bool key = false;
	bool skipped = false;
};

// The sizes of an encoder's frames. The same scene, orders and seed always give the same frames.
//
// The rate control is that of x264 at its fastest preset, without look-ahead: a quantiser from the bits wanted and the
// complexity seen, both fading with the rate buffer's length; raised while the buffer is less than half full; a frame
// never takes more than half of what the buffer holds; filler when it would overflow. After a cut this overspends by
// what the buffer holds above its half before it follows, and a buffer made smaller is sent as filler at once.
//
// Held against x264 itself (build 164, 640×360 at 30 frames a second, a grainy zoom and a test card), KB spent over the
// new bitrate in two seconds after a cut, mean of six moments of the keyframe interval:
//   a second of buffer that follows     2000 to 900 kbit/s 72, 87; here 99   4000 to 500 256, 404; here 250
//   a quarter of a second that stays    2000 to 900 kbit/s 20, 34; here 27   4000 to 500 70, 60; here 62
// A keyframe took 24 and 21 KB at 2000 kbit/s, here 26; of a bitrate raised to twice as much a second later 0.94 and
// 0.9 were used, here 0.89.
class EncoderModel {
public:
	enum class Kind {
		X264,
		Nvenc, // a keyframe at each change, and the rate buffer stays as it was
	};

	EncoderModel(const Scene &scene, EncoderOrder order, Kind kind = Kind::X264, unsigned seed = 1);

	// The next frame is made to this.
	void set(EncoderOrder order);
	void setScene(const Scene &scene);
	// Called once each frame time.
	Frame next(core::Duration now);

	double bufferedShare() const { return fill_ / bufferBits_; }

private:
	double complexity(core::Duration now, bool key);
	double quantiser(double complexity, bool key);
	double withinBuffer(double quantiser, double complexity, bool key);
	double spend(double complexity, double quantiser, bool key);
	void useBuffer(EncoderOrder order);
	double random();

	Scene scene_;
	Kind kind_;
	EncoderOrder order_;
	unsigned seed_;

	double unit_;       // bits of an ordinary frame at the first bitrate: quantiser 1
	double frameBits_;  // what the bitrate gives each frame
	double bufferBits_; // the rate buffer
	double fill_;       // how full it is
	double fading_ = 1;
	double wanted_;                        // bits the bitrate gave, fading
	double spent_;                         // bits spent × quantiser ÷ complexity term, fading
	double recent_ = 0, recentCount_ = 0;  // complexity of the last frames
	double usualLog_ = 0, usualCount_ = 0; // log of the quantiser of ordinary frames
	double lastOrdinary_ = 1;
	double term_ = 1; // of the frame at hand
	bool began_ = false;
	bool keyDue_ = true;
	core::Duration nextKey_;
	core::Duration nextCut_;
	core::Duration waveFrom_;
};

} // namespace support
