// When each lane of the pacer is due, and with what question.
#include "commerce/Pacer.hpp"

#include <algorithm>
#include <limits>

namespace commerce {

namespace {

using core::Duration;
using core::Instant;

constexpr Instant kLongAgo = Instant::us(std::numeric_limits<std::int64_t>::min() / 4); // of what was never read

} // namespace

Pacer::Want Pacer::want(Lane lane, Instant now) const
{
	switch (lane) {
	case Hinted:
		return wantForHints(now);
	case Hot:
		return wantForHot();
	case Orders:
		return wantForOrders();
	case Queue:
		if (!abilities_.hints) {
			return {};
		}
		return {queue_.openSince ? *queue_.openSince
			: queue_.begunAt ? *queue_.begunAt + tuning_.queueEvery
					 : kLongAgo,
			Ask::Kind::Hints};
	case Rest:
	case kLanes:
		break;
	}
	return wantForRest();
}

Pacer::Want Pacer::wantForHints(Instant now) const
{
	if (hints_.empty()) {
		return {};
	}
	if (abilities_.idsAtOnce > 0 && !wholeInOneBatch()) {
		return {now, Ask::Kind::Some};
	}
	const Round &round = abilities_.changes && !wholeInOneBatch() ? changes_ : all_;
	if (round.openSince) {
		return {}; // begun before the hint: the rest finishes it, then it is read again
	}
	return {round.begunAt ? *round.begunAt + tuning_.fastestHinted : now,
		&round == &changes_ ? Ask::Kind::Changes : Ask::Kind::All};
}

Pacer::Want Pacer::wantForHot() const
{
	const bool whole = wholeInOneBatch();
	if (hot_.empty() || (!whole && abilities_.idsAtOnce == 0 && !abilities_.changes)) {
		return {};
	}
	const Ask::Kind kind = whole ? Ask::Kind::All : abilities_.idsAtOnce > 0 ? Ask::Kind::Some : Ask::Kind::Changes;
	const Round *round = kind == Ask::Kind::Some ? nullptr : kind == Ask::Kind::All ? &all_ : &changes_;
	if (round && round->openSince) {
		return {};
	}
	Instant at = Instant::never();
	for (const HotVariant &hot : hot_) {
		const Instant read = round ? round->begunAt.value_or(kLongAgo) : readAt(hot.interest.id);
		at = std::min(at, read + hot.every);
	}
	return {at, kind};
}

Pacer::Want Pacer::wantForOrders() const
{
	if (!abilities_.orders) {
		return {};
	}
	if (orders_.openSince) {
		return {*orders_.openSince, Ask::Kind::Orders};
	}
	if (!orders_.begunAt) {
		return {kLongAgo, Ask::Kind::Orders};
	}
	const Duration every = ordersHinted_  ? tuning_.fastest
			       : sellingNow() ? std::min(tuning_.ordersEvery, pollEvery_)
					      : pollEvery_;
	return {*orders_.begunAt + every, Ask::Kind::Orders};
}

// What of it has waited longest.
Pacer::Want Pacer::wantForRest() const
{
	Want soonest;
	if (abilities_.changes) {
		soonest.kind =
			Ask::Kind::Changes; // first of all, so that nothing falls between the mark and the reading
		soonest.at = changes_.openSince ? *changes_.openSince
			     : changes_.begunAt ? *changes_.begunAt + pollEvery_
						: kLongAgo;
	}
	if (const Instant at = wholeDueAt(); at < soonest.at) {
		soonest = {at, Ask::Kind::All};
	}
	if (const Instant at = batchDueAt(); at < soonest.at) {
		soonest = {at, Ask::Kind::Some};
	}
	return soonest;
}

Instant Pacer::wholeDueAt() const
{
	if (all_.openSince) {
		return *all_.openSince;
	}
	if (!all_.doneAt) {
		return all_.begunAt.value_or(kLongAgo);
	}
	const Duration reconcile = std::max(tuning_.reconcileWithin, pollEvery_);
	if (abilities_.idsAtOnce == 0 && !abilities_.changes) {
		return *all_.begunAt + pollEvery_;
	}
	if (!wholeIsCheaper() || abilities_.changes) {
		return *all_.begunAt + reconcile;
	}
	return std::min(*all_.begunAt + reconcile, std::max(*all_.begunAt, oldestKnownAt()) + pollEvery_);
}

Instant Pacer::batchDueAt() const
{
	if (abilities_.idsAtOnce == 0 || ages_.oldestFirst().empty() || wholeIsCheaper() || !all_.doneAt) {
		return Instant::never();
	}
	const Instant read = readAt(ages_.oldestFirst().front().readAt);
	return std::min(oldestKnownAt() + pollEvery_, read + std::max(tuning_.reconcileWithin, pollEvery_));
}

bool Pacer::sellingNow() const
{
	return std::ranges::any_of(hot_, [&](const HotVariant &hot) {
		return hot.interest.onAir || hot.interest.pacePerMinute >= tuning_.sellingPace;
	});
}

// A small shop: the whole of it costs no more than a part.
bool Pacer::wholeInOneBatch() const
{
	return abilities_.idsAtOnce > 0 && all_.doneAt && pages_ == 1 && abilities_.costOfAll <= abilities_.costOfSome;
}

// Page for batch, the full reading brings more variants for the same cost.
bool Pacer::wholeIsCheaper() const
{
	if (abilities_.idsAtOnce == 0 || pages_ == 0 || wholeInOneBatch()) {
		return abilities_.idsAtOnce == 0 || pages_ > 0;
	}
	const double wholly =
		static_cast<double>(ages_.oldestFirst().size()) / (static_cast<double>(pages_) * abilities_.costOfAll);
	return wholly > static_cast<double>(abilities_.idsAtOnce) / abilities_.costOfSome;
}

Instant Pacer::readAt(const std::string &id) const
{
	return readAt(ages_.readAt(id));
}

Instant Pacer::readAt(const std::optional<Instant> &itself) const
{
	return std::max(itself.value_or(kLongAgo), all_.doneAt.value_or(kLongAgo));
}

Instant Pacer::oldestKnownAt() const
{
	const Instant read = ages_.oldestFirst().empty() ? all_.doneAt.value_or(kLongAgo)
							 : readAt(ages_.oldestFirst().front().readAt);
	const bool told = changes_.doneAt && all_.doneAt && *changes_.doneAt > *all_.doneAt;
	return told ? std::max(read, *changes_.doneAt) : read;
}

} // namespace commerce
