#pragma once

#include "core/BitRate.hpp"
#include "core/Instant.hpp"
#include "core/RingWindow.hpp"

namespace rate {

// How to spend changes on an encoder that makes a keyframe of each. A keyframe is five to ten times a normal frame: on
// the link that has just become too slow it is the worst thing to send, and on a good one it costs quality. Some
// drivers also have been seen to hang after hundreds of changes.
struct BatchTuning {
	// A cut like this is worth any keyframe; the queue that it prevents is bigger.
	double bigCut = 0.15;
	// A smaller one is worth it when it stays, one in a while.
	double smallCut = 0.04;
	core::Duration smallCutEvery = core::Duration::seconds(2);
	// The controller climbs by up to 40 % each 0.4 s; the encoder goes two or three of those steps at once.
	double bigRise = 0.5;
	core::Duration bigRiseEvery = core::Duration::seconds(1.5);
	double rise = 0.15;
	core::Duration riseEvery = core::Duration::seconds(4);
	// Whatever is left of the way, so that it ends where it should.
	core::Duration restAfter = core::Duration::seconds(8);
	// No more than this many a minute; big cuts go before.
	int mostAMinute = 20;
};

// Stands between the controller and an encoder for which a change costs a keyframe: big cuts pass at once, climbs go
// in fewer and larger steps, small wobble is swallowed.
//
// Not thread-safe; owned and called by app::EncoderDriver. Takes no memory after construction.
class ChangeBatcher {
public:
	explicit ChangeBatcher(BatchTuning tuning = {});

	// What the encoder shall be set to now: `wanted`, or what it has. `at` must not go backwards.
	[[nodiscard]] core::BitRate onSample(core::Instant at, core::BitRate wanted, core::BitRate current);

private:
	bool isWorthIt(core::Instant at, core::BitRate wanted, core::BitRate current) const;
	int changesInLastMinute(core::Instant at) const;

	BatchTuning tuning_;
	core::RingWindow<core::BitRate> changes_;
};

} // namespace rate
