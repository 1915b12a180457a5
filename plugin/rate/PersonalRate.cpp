#include "rate/PersonalRate.hpp"

#include <algorithm>
#include <cstdint>

using core::BitRate;

namespace rate {

namespace {

// Ten presses reach from top to bottom, and each one can be seen.
constexpr std::int64_t kSteps = 10;

} // namespace

bool PersonalRate::follow(BitRate floor, BitRate configured)
{
	floor_ = floor;
	if (configured == configured_) {
		return false;
	}
	configured_ = configured;
	ceiling_.reset();
	if (held_) {
		held_ = configured;
	}
	return true;
}

bool PersonalRate::step(int by)
{
	if (!canStep(by)) {
		return false;
	}
	const BitRate to = next(by);
	if (!held_) {
		setCeiling(to);
		return true;
	}
	held_ = to;
	if (to > ceiling()) {
		setCeiling(to); // asked for by hand: it stays allowed after the hold
	}
	return true;
}

BitrateLimits PersonalRate::limits() const
{
	return held_ ? BitrateLimits{*held_, *held_} : BitrateLimits{floor_, ceiling()};
}

BitRate PersonalRate::next(int by) const
{
	const BitRate step = BitRate::kbps(std::max<std::int64_t>(configured_.kbps() / kSteps, 1));
	const BitRate wanted = by > 0 ? stepped() + step : stepped() - step;
	return std::clamp(wanted, std::min(floor_, configured_), configured_);
}

void PersonalRate::setCeiling(BitRate ceiling)
{
	ceiling_.reset();
	if (ceiling < configured_) {
		ceiling_ = ceiling;
	}
}

} // namespace rate
