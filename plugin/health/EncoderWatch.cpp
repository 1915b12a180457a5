#include "health/EncoderWatch.hpp"

#include <algorithm>

using core::Duration;

namespace health {

namespace {

// Longer than any encoder holds pictures back (x264's longest look-ahead is four seconds at 60 fps, but it fills once,
// at the start) and than a machine that was busy for a moment; short enough to save the show.
constexpr Duration kStoppedAfter = Duration::seconds(3);
constexpr std::int64_t kPicturesLeast = 30; // that went in meanwhile

} // namespace

void EncoderWatch::onSample(const LinkSample &sample)
{
	const bool delivers = sample.framesTotal != outBefore_;
	// Nothing has come out yet, or nothing need: then there is nothing to miss.
	const bool expected = sample.streaming && sample.framesTotal > 0 && sample.delay == Duration::zero();
	// Only pictures that were really drawn: a renderer that stands still leaves the encoder without work.
	const std::int64_t in = std::min(sample.framesEncoded, sample.framesRendered - sample.framesLagged);
	outBefore_ = sample.framesTotal;
	if (delivers || !expected) {
		outAt_ = sample.at;
		inAtLastOut_ = in;
		stopped_ = false;
		return;
	}
	stopped_ = sample.at - outAt_ >= kStoppedAfter && in - inAtLastOut_ >= kPicturesLeast;
}

} // namespace health
