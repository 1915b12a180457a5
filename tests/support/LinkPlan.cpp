#include "support/LinkPlan.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr Duration kLineStep = Duration::ms(200); // the real runs shape no finer

} // namespace

LinkPlan &LinkPlan::moves(Duration from, BitRate first, Duration until, BitRate last)
{
	for (Duration at = from; at < until; at = at + kLineStep) {
		add(at, first + (last - first) * ((at - from) / (until - from)));
	}
	return *this;
}

void LinkPlan::add(Duration from, BitRate rate)
{
	if (steps_.back().from == from) {
		steps_.back().rate = rate;
	} else {
		steps_.push_back({from, rate, carriedUntil(from)});
	}
}

std::size_t LinkPlan::indexAt(Duration time) const
{
	const auto next = std::ranges::upper_bound(steps_, time, {}, &Change::from);
	return next == steps_.begin() ? 0 : static_cast<std::size_t>(next - steps_.begin()) - 1;
}

BitRate LinkPlan::rateAt(Duration time) const
{
	return steps_[indexAt(time)].rate;
}

Duration LinkPlan::changesAfter(Duration time) const
{
	const std::size_t next = indexAt(time) + 1;
	return next < steps_.size() ? steps_[next].from : Duration::infinity();
}

double LinkPlan::carriedUntil(Duration time) const
{
	const Change &step = steps_[indexAt(time)];
	return step.carriedBefore + static_cast<double>(step.rate.bps()) / 8 * (time - step.from).seconds();
}

ByteCount LinkPlan::carries(Duration from, Duration until) const
{
	return ByteCount::bytes(static_cast<std::int64_t>(carriedUntil(until) - carriedUntil(from)));
}

} // namespace support
