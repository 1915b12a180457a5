#include "forecast/DemandForecast.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace forecast {

namespace {

constexpr double kSoon = 0.4;                    // of the time asked for
constexpr double kNotInSight = 24 * 3600;        // seconds
constexpr std::int64_t kLongSilence = 900;       // seconds; learnt at once
constexpr std::int64_t kMostOrdersOfAFall = 240; // a level that fell over a longer time: as many orders, larger

// The first time at which `isThere` holds, which it does from then on.
template<typename Test>
core::Duration firstTime(const Test &isThere)
{
	if (!isThere(kNotInSight)) {
		return core::Duration::infinity();
	}
	double early = 0.1;
	double late = kNotInSight;
	while (late > early * 1.005) {
		const double middle = std::sqrt(early * late);
		(isThere(middle) ? late : early) = middle;
	}
	return core::Duration::seconds(late);
}

} // namespace

DemandForecast::DemandForecast(core::Instant watchedSince, const DemandTuning &tuning)
	: tuning_(&tuning), since_(watchedSince), rate_(tuning), sizes_(tuning.sizeMemory, tuning.sizePrior)
{
}

void DemandForecast::advance(core::Instant to)
{
	const std::int64_t seconds = (to - since_).ms() / 1000;
	if (seconds <= seconds_) {
		return;
	}
	if (pending_ > 0) {
		rate_.onSecond(std::exchange(pending_, 0));
		++seconds_;
	}
	if (!sold_ || seconds - seconds_ > kLongSilence) {
		rate_.onSilence(static_cast<double>(seconds - seconds_));
		seconds_ = seconds;
	}
	for (; seconds_ < seconds; ++seconds_) {
		rate_.onSecond(0);
	}
}

void DemandForecast::onSold(core::Instant at, std::int64_t units, core::Duration within)
{
	const core::Instant to = std::max(at, since_);
	const core::Instant from = std::clamp(at - within, since_, to);
	const auto spread = static_cast<std::int64_t>((to - from) / tuning_->oneOrderWithin);
	const std::int64_t orders =
		std::clamp<std::int64_t>(spread, 1, std::clamp<std::int64_t>(units, 1, kMostOrdersOfAFall));
	advance(to);
	for (std::int64_t i = 1; i <= orders; ++i) {
		onOrder(from + (to - from) * (static_cast<double>(i) / static_cast<double>(orders)),
			static_cast<double>(units) / static_cast<double>(orders));
	}
}

void DemandForecast::onOrder(core::Instant at, double units)
{
	sold_ = true;
	sizes_.onOrder(units);
	const double learntTo = static_cast<double>(seconds_);
	const double ago = learntTo - (at - since_).seconds();
	if (ago > 0) {
		rate_.onLate(ago);
	} else {
		pending_ += 1;
	}
}

Demand DemandForecast::demandIn(core::Duration horizon) const
{
	return course().demandIn(horizon);
}

double DemandForecast::chanceOfGone(core::Duration horizon, std::int64_t left) const
{
	return left <= 0 ? 1 : !sold_ ? 0 : chanceOfAtLeast(static_cast<double>(left), demandIn(horizon));
}

SellOutRange DemandForecast::range(std::int64_t left) const
{
	if (left <= 0) {
		return {core::Duration::zero(), core::Duration::zero()};
	}
	const DemandCourse course = this->course();
	const auto timeUntil = [&](double chance) {
		return firstTime([&](double seconds) {
			const Demand demand = course.demandIn(core::Duration::seconds(seconds));
			return roughChance(static_cast<double>(left), demand) >= chance;
		});
	};
	return sold_ ? SellOutRange{timeUntil(0.1), timeUntil(0.9)} : SellOutRange();
}

Forecast DemandForecast::at(core::Instant now, std::int64_t left, core::Duration within)
{
	advance(now);
	// Before anything was sold the prior alone speaks; that is no pace worth showing.
	if (!sold_) {
		return {};
	}
	const double pace = rate_.seenPerSecond() * sizes_.mean() * 60;
	if (left <= 0) {
		return {pace, 1, 1, 1, core::Duration::zero()};
	}
	const auto units = static_cast<double>(left);
	const DemandCourse course = this->course();
	return {pace, chanceOfAtLeast(units, course.demandIn(within)),
		chanceOfAtLeast(units, course.demandIn(within * kSoon)),
		chanceOfAtLeast(units, course.demandAsLongSeen(within)),
		firstTime([&](double seconds) { return course.meanIn(seconds) >= units; })};
}

} // namespace forecast
