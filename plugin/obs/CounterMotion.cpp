#include "obs/CounterMotion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace host {

namespace {

constexpr core::Duration kFade = core::Duration::ms(250);
constexpr core::Duration kRoll = core::Duration::ms(350);
// Slower than one a second: nothing that flashes.
constexpr core::Duration kPulse = core::Duration::ms(1200);
constexpr int kPulses = 3;
constexpr double kPulseLight = 0.35; // of linear light, at its brightest

} // namespace

void CounterMotion::change(overlay::Motion motion, bool fades, bool isScarce, core::Instant now)
{
	const core::Duration length = motion == overlay::Motion::Off    ? core::Duration::zero()
				      : motion == overlay::Motion::Calm ? kFade
									: kRoll;
	const bool isQuick = hasChanged_ && now - changedAt_ < length;
	length_ = fades && !isQuick ? length : core::Duration::zero();
	if (fades) { // to come into sight is no change
		changedAt_ = now;
		hasChanged_ = true;
	}
	if (motion != overlay::Motion::Lively || !isScarce) {
		pulses_ = core::Duration::zero();
	} else if (!isScarce_) {
		pulseBegan_ = now;
		pulses_ = kPulse * kPulses;
	}
	isScarce_ = isScarce;
}

double CounterMotion::faded(core::Instant now) const
{
	if (length_ <= core::Duration::zero() || now - changedAt_ >= length_) {
		return 1;
	}
	// Quick at first: most of the new picture is there after a few frames.
	const double left = 1 - std::max((now - changedAt_).seconds() / length_.seconds(), 0.06);
	return 1 - left * left * left;
}

double CounterMotion::light(core::Instant now) const
{
	const core::Duration since = now - pulseBegan_;
	if (pulses_ <= core::Duration::zero() || since >= pulses_) {
		return 1;
	}
	const double phase = since.seconds() / kPulse.seconds();
	return 1 + kPulseLight * (0.5 - 0.5 * std::cos(2 * std::numbers::pi * phase));
}

} // namespace host
