#include "rate/ChangeBatcher.hpp"

using core::BitRate;
using core::Duration;
using core::Instant;

namespace rate {

namespace {

constexpr std::size_t kChangesKept = 64; // more than a minute of them, big cuts included
constexpr Duration kMinute = Duration::minutes(1);

} // namespace

ChangeBatcher::ChangeBatcher(BatchTuning tuning) : tuning_(tuning), changes_(kChangesKept, kMinute) {}

BitRate ChangeBatcher::onSample(Instant at, BitRate wanted, BitRate current)
{
	if (wanted == current || !isWorthIt(at, wanted, current)) {
		return current;
	}
	changes_.push(at, wanted);
	return wanted;
}

bool ChangeBatcher::isWorthIt(Instant at, BitRate wanted, BitRate current) const
{
	if (wanted <= current * (1 - tuning_.bigCut)) {
		return true;
	}
	if (changesInLastMinute(at) >= tuning_.mostAMinute) {
		return false;
	}
	const Duration since = changes_.empty() ? Duration::infinity() : at - changes_.back().at;
	if (wanted < current) {
		return since >=
		       (wanted <= current * (1 - tuning_.smallCut) ? tuning_.smallCutEvery : tuning_.restAfter);
	}
	return since >= tuning_.restAfter || (since >= tuning_.riseEvery && wanted >= current * (1 + tuning_.rise)) ||
	       (since >= tuning_.bigRiseEvery && wanted >= current * (1 + tuning_.bigRise));
}

int ChangeBatcher::changesInLastMinute(Instant at) const
{
	int number = 0;
	for (std::size_t index = 0; index < changes_.size(); ++index) {
		number += at - changes_[index].at < kMinute ? 1 : 0;
	}
	return number;
}

} // namespace rate
