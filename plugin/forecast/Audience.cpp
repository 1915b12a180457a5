#include "forecast/Audience.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace forecast {

namespace {

constexpr core::Duration kLongestStall = core::Duration::seconds(90);
constexpr double kOrdersBelieved = 20; // as usual, before any

double fade(double seconds, double halfLife)
{
	return std::exp2(-seconds / halfLife);
}

// Seconds that weigh, after `seconds` more of them.
double exposed(double before, double seconds, double halfLife)
{
	const double keep = fade(seconds, halfLife);
	return before * keep + (1 - keep) / (1 - fade(1, halfLife));
}

} // namespace

void Audience::onStall(bool begun, core::Instant at)
{
	if (begun == stalled_) {
		return;
	}
	stalled_ = begun;
	if (begun) {
		const core::Instant from = stalls_.empty() ? at : std::max(at, stalls_.back().until);
		stalls_.push_back({from, from + kLongestStall});
		if (stalls_.size() > kMostStalls) {
			stalls_.pop_front();
		}
	} else {
		Stall &last = stalls_.back();
		last.until = std::clamp(at, last.from, last.until);
	}
}

void Audience::advance(core::Instant to)
{
	const double seconds = (to - seenTo_).seconds();
	if (seconds <= 0) {
		return;
	}
	const bool frozen = isFrozen(seenTo_);
	seenTo_ = to;
	if (frozen) {
		return;
	}
	pace_.now *= fade(seconds, kNow);
	pace_.usual *= fade(seconds, kUsual);
	pace_.secondsNow = exposed(pace_.secondsNow, seconds, kNow);
	pace_.secondsUsual = exposed(pace_.secondsUsual, seconds, kUsual);
}

void Audience::onOrders(core::Instant at, double orders)
{
	advance(at);
	if (isFrozen(at)) {
		return;
	}
	const double ago = std::max((seenTo_ - at).seconds(), 0.0);
	pace_.now += orders * fade(ago, kNow);
	pace_.usual += orders * fade(ago, kUsual);
}

bool Audience::isFrozen(core::Instant at) const
{
	const auto after = std::ranges::upper_bound(stalls_, at, {}, &Stall::from);
	return after != stalls_.begin() && at < std::prev(after)->until;
}

double Audience::liftBeside(double ownNow, double ownUsual) const
{
	const double now = std::max(pace_.now - ownNow, 0.0);
	const double usual = std::max(pace_.usual - ownUsual, 0.0);
	const double expected = usual / std::max(pace_.secondsUsual, 1.0) * pace_.secondsNow;
	return (now + kOrdersBelieved) / (expected + kOrdersBelieved);
}

} // namespace forecast
