#include "commerce/Pacer.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

namespace commerce {

namespace {

using core::Duration;
using core::Instant;

} // namespace

Pacer::Pacer(const Abilities &abilities, Duration pollEvery, PacerTuning tuning)
	: abilities_(abilities), pollEvery_(pollEvery), tuning_(tuning), purse_(abilities.budget, tuning.purse)
{
}

void Pacer::setInterest(std::vector<VariantInterest> hot)
{
	hot_.clear();
	for (VariantInterest &interest : hot) {
		const double left =
			static_cast<double>(interest.left.value_or(std::numeric_limits<std::int64_t>::max()));
		const bool gone = interest.left && *interest.left <= 0;
		const double nearlyGone = gone ? 1 : 1 + tuning_.lastUnits / left;
		const double weight = nearlyGone * (interest.onAir ? tuning_.onAirWeight : 1);
		const double harm = weight * std::max(interest.pacePerMinute, tuning_.leastPace) / 60;
		// On air each second; else as often as one unit's worth of harm is expected.
		const Duration every = interest.onAir ? tuning_.fastest
				       : gone         ? pollEvery_
						      : Duration::seconds(1 / harm);
		hot_.push_back({std::move(interest), harm, std::max(tuning_.fastest, std::min(every, pollEvery_))});
	}
}

void Pacer::setListed(const std::vector<std::string> &ids)
{
	ages_.setListed(ids);
}

void Pacer::onHint(const std::vector<std::string> &ids, bool orders, Instant)
{
	std::unordered_set<std::string> waiting(hints_.begin(), hints_.end());
	for (const std::string &id : ids) {
		if (waiting.insert(id).second) {
			hints_.push_back(id);
		}
	}
	ordersHinted_ = ordersHinted_ || (orders && abilities_.orders);
}

std::optional<Ask> Pacer::next(Instant now)
{
	if (underWay_ || now < notBefore_) {
		return std::nullopt;
	}
	const std::optional<Lane> lane = first(now);
	if (!lane || affordableAt(*lane, now) > now) {
		return std::nullopt;
	}
	Ask ask{want(*lane, now).kind, {}};
	if (ask.kind == Ask::Kind::Some) {
		ask.ids = batch(*lane, now);
	}
	purse_.spend(cost(ask.kind), now);
	served_ = std::max(served_, lanes_[*lane].served);
	lanes_[*lane].served = served_ + cost(ask.kind) / share(*lane);
	underWay_ = UnderWay{*lane, ask, now, {}};
	takeHints(ask);
	if (Round *round = roundOf(ask.kind); round && !round->openSince) {
		round->begunAt = now;
	}
	return ask;
}

void Pacer::onAnswered(const Ask &ask, Instant now, bool more)
{
	if (!underWay_) {
		return;
	}
	const UnderWay done = *std::exchange(underWay_, std::nullopt);
	// Asked for and not there counts as read, or it would be asked for for ever.
	for (const std::string &id : done.ask.ids) {
		ages_.onRead(id, done.askedAt);
	}
	if (ask.kind == Ask::Kind::All || ask.kind == Ask::Kind::Some || ask.kind == Ask::Kind::Changes) {
		for (const std::string &id : ask.ids) {
			ages_.onRead(id, done.askedAt);
		}
	}
	Round *round = roundOf(done.ask.kind);
	if (!round) {
		return;
	}
	const bool whole = done.ask.kind == Ask::Kind::All;
	pagesOpen_ += whole ? 1 : 0;
	if (more) {
		round->openSince = now;
		return;
	}
	round->openSince.reset();
	round->doneAt = round->begunAt;
	if (whole) {
		pages_ = std::exchange(pagesOpen_, 0);
	}
}

void Pacer::onFailed(const Ask &, FaultKind kind, Instant now, Instant notBefore)
{
	if (!underWay_) {
		return;
	}
	const UnderWay failed = *std::exchange(underWay_, std::nullopt);
	notBefore_ = std::max(notBefore_, notBefore);
	if (kind == FaultKind::Throttled) {
		purse_.onThrottled(now);
	}
	if (Round *round = roundOf(failed.ask.kind); round && kind != FaultKind::Throttled) {
		round->openSince.reset();
	}
	if (!all_.openSince) {
		pagesOpen_ = 0;
	}
	if (kind == FaultKind::Refused) {
		// Without the stock itself there is nothing to do but to try, as soon as the caller wants to.
		if (failed.lane == Orders || failed.lane == Queue) {
			lanes_[failed.lane].notBefore = now + tuning_.refusedFor;
		}
		return; // and its hints with it: asking again changes nothing
	}
	hints_.insert(hints_.begin(), failed.hints.begin(), failed.hints.end());
	ordersHinted_ = ordersHinted_ || failed.ordersHinted;
}

void Pacer::onBudget(const BudgetNews &news, Instant now)
{
	purse_.onNews(news, now);
}

void Pacer::onSpent(double cost, Instant now)
{
	purse_.spend(cost, now);
}

Instant Pacer::dueAt(Instant now) const
{
	if (underWay_) {
		return Instant::never();
	}
	const Instant from = std::max(now, notBefore_);
	const std::optional<Lane> lane = first(from);
	Instant due = lane ? affordableAt(*lane, from) : Instant::never();
	for (std::size_t other = 0; other < kLanes; ++other) {
		const Instant at = std::max(want(static_cast<Lane>(other), from).at, lanes_[other].notBefore);
		if (at > from) {
			due = std::min(due, at);
		}
	}
	return due;
}

// The lane that had the least for its share. Before anything is known of the shop, only the reading of it all.
std::optional<Pacer::Lane> Pacer::first(Instant now) const
{
	std::optional<Lane> chosen;
	double least = 0;
	for (std::size_t index = all_.begunAt ? Hinted : Rest; index < kLanes; ++index) {
		const Lane lane = static_cast<Lane>(index);
		if (want(lane, now).at > now || lanes_[lane].notBefore > now) {
			continue;
		}
		const double served = std::max(served_, lanes_[lane].served);
		if (!chosen || served < least) {
			chosen = lane;
			least = served;
		}
	}
	return chosen;
}

Instant Pacer::affordableAt(Lane lane, Instant now) const
{
	// Once hints wait, the reserve is there for nothing else; holding the others back would starve them.
	const bool reserve = ordersHinted_ || want(Hinted, now).at <= now;
	return purse_.affordableAt(cost(want(lane, now).kind), reserve, now);
}

std::vector<std::string> Pacer::batch(Lane lane, Instant now) const
{
	std::vector<std::string> ids;
	std::unordered_set<std::string_view> in;
	const auto add = [&](const std::string &id, std::size_t most) {
		if (ids.size() < most && in.insert(id).second) {
			ids.push_back(id);
		}
		return ids.size() < most;
	};
	const std::size_t most = abilities_.idsAtOnce;
	if (lane == Hinted) {
		for (const std::string &id : hints_) {
			if (!add(id, most)) {
				return ids;
			}
		}
	}
	// A turn of the rest is the rest's, but for what all viewers see.
	for (const std::string &id : hotterFirst(now)) {
		if (!add(id, lane == Rest ? most / 2 : most)) {
			break;
		}
	}
	for (const ReadAges::Entry &entry : ages_.oldestFirst()) {
		if (readAt(entry.readAt) + tuning_.fastest > now || !add(entry.id, most)) {
			break;
		}
	}
	return ids;
}

// By the harm that reading them now takes away; those that were read just now left out.
std::vector<std::string> Pacer::hotterFirst(Instant now) const
{
	std::vector<std::pair<double, const std::string *>> byHarm;
	for (const HotVariant &hot : hot_) {
		const Duration age = now - readAt(hot.interest.id);
		if (age >= tuning_.fastest) {
			byHarm.emplace_back(hot.harmPerSecond * age.seconds() * age.seconds() / 2, &hot.interest.id);
		}
	}
	std::ranges::stable_sort(byHarm, std::ranges::greater(), &std::pair<double, const std::string *>::first);
	std::vector<std::string> ids;
	ids.reserve(byHarm.size());
	for (const auto &[harm, id] : byHarm) {
		ids.push_back(*id);
	}
	return ids;
}

// A hint that comes while the question is under way waits for the next one: the answer may be older than it.
void Pacer::takeHints(const Ask &ask)
{
	if (ask.kind == Ask::Kind::Orders) {
		underWay_->ordersHinted = std::exchange(ordersHinted_, false);
		return;
	}
	const Round *round = roundOf(ask.kind);
	if (ask.kind == Ask::Kind::Some) {
		const std::unordered_set<std::string_view> asked(ask.ids.begin(), ask.ids.end());
		const auto taken = std::ranges::stable_partition(
			hints_, [&](const std::string &hint) { return !asked.contains(hint); });
		underWay_->hints.assign(taken.begin(), taken.end());
		hints_.erase(taken.begin(), taken.end());
	} else if (ask.kind != Ask::Kind::Hints && round && !round->openSince) {
		underWay_->hints.assign(hints_.begin(), hints_.end());
		hints_.clear();
	}
}

Pacer::Round *Pacer::roundOf(Ask::Kind kind)
{
	switch (kind) {
	case Ask::Kind::All:
		return &all_;
	case Ask::Kind::Changes:
		return &changes_;
	case Ask::Kind::Orders:
		return &orders_;
	case Ask::Kind::Hints:
		return &queue_;
	case Ask::Kind::Some:
		break;
	}
	return nullptr;
}

double Pacer::cost(Ask::Kind kind) const
{
	switch (kind) {
	case Ask::Kind::Some:
		return abilities_.costOfSome;
	case Ask::Kind::Orders:
	case Ask::Kind::Hints:
		return abilities_.costOfOrders;
	case Ask::Kind::All:
	case Ask::Kind::Changes:
		break;
	}
	return abilities_.costOfAll;
}

double Pacer::share(Lane lane) const
{
	switch (lane) {
	case Hinted:
		return tuning_.hintShare;
	case Hot:
		return tuning_.hotShare;
	case Orders:
		return tuning_.orderShare;
	case Queue:
		return tuning_.queueShare;
	case Rest:
	case kLanes:
		break;
	}
	return all_.doneAt ? tuning_.restShare : tuning_.firstReadingShare;
}

} // namespace commerce
