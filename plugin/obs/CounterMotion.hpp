#pragma once

#include "core/Instant.hpp"
#include "overlay/CounterSettings.hpp"

namespace host {

// How a counter moves from one picture to the next, in time: what of the new one is seen, and how bright it is.
//
// The new picture is in sight from its first frame on. Changes that come faster than they could be seen to move are
// shown at once, so the last one is never behind; nothing moves its place, and a pulse is slow and ends. Holds no
// clock. Not thread-safe.
class CounterMotion {
public:
	// Another picture; `fades`: from the one before, which may still be shown.
	void change(overlay::Motion motion, bool fades, bool isScarce, core::Instant now);

	// Whether anything but the picture itself is to be drawn.
	bool isMoving(core::Instant now) const { return faded(now) < 1 || light(now) > 1; }
	// From just above 0 to 1.
	double faded(core::Instant now) const;
	// 1: as it is drawn.
	double light(core::Instant now) const;

private:
	core::Instant changedAt_;
	core::Duration length_;
	core::Instant pulseBegan_;
	core::Duration pulses_;
	bool isScarce_ = false;
	bool hasChanged_ = false;
};

} // namespace host
