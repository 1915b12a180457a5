#include "forecast/DemandForecast.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

constexpr double kTenPercent = 1.2816; // standard deviations: one in ten lies beyond
constexpr double kHorizon = 24 * 3600; // seconds; later than this is "not in this show"

} // namespace

DemandForecast::DemandForecast(core::Instant watchedSince, DemandTuning tuning)
	: tuning_(tuning), updatedAt_(watchedSince), sizeCount_(tuning.sizePrior), sizeSum_(tuning.sizePrior),
	  sizeSquares_(tuning.sizePrior)
{
}

DemandForecast::Evidence DemandForecast::evidenceAt(core::Instant now) const
{
	const double passed = std::max(0.0, (now - updatedAt_).seconds());
	const double memory = tuning_.memory.seconds();
	const double keep = std::exp2(-passed / memory);
	return {orders_ * keep, seconds_ * keep + (1 - keep) * memory / std::log(2.0)};
}

void DemandForecast::onSold(core::Instant at, std::int64_t units)
{
	const Evidence evidence = evidenceAt(at);
	orders_ = evidence.orders + 1;
	seconds_ = evidence.seconds;
	updatedAt_ = std::max(updatedAt_, at);

	const double keep = std::exp2(-1 / tuning_.sizeMemory);
	const double size = static_cast<double>(units);
	sizeCount_ = sizeCount_ * keep + 1;
	sizeSum_ = sizeSum_ * keep + size;
	sizeSquares_ = sizeSquares_ * keep + size * size;
}

Forecast DemandForecast::at(core::Instant now, std::int64_t left) const
{
	const Evidence evidence = evidenceAt(now);
	const double orders = evidence.orders + tuning_.priorOrders;
	const double ordersPerSecond = orders / (evidence.seconds + tuning_.priorSeconds);
	const double unitsPerSecond = ordersPerSecond * sizeSum_ / sizeCount_;

	Forecast forecast;
	// Before anything was sold the prior alone speaks; that is no pace worth showing.
	if (evidence.orders <= 0) {
		return forecast;
	}
	forecast.pacePerMinute = unitsPerSecond * 60;
	if (left <= 0) {
		forecast.sellsOutIn = forecast.earliest = forecast.latest = core::Duration::zero();
		return forecast;
	}
	const double dispersion = sizeSquares_ / sizeSum_;
	const double spread = 1 / orders + tuning_.rateDrift * tuning_.rateDrift;
	// The time at which demand, `deviations` above its mean, reaches what is left.
	const auto timeWhenGone = [&](double deviations) {
		const auto demand = [&](double seconds) {
			const double mean = unitsPerSecond * seconds;
			return mean + deviations * std::sqrt(dispersion * mean + mean * mean * spread);
		};
		const double target = static_cast<double>(left);
		if (demand(kHorizon) < target) {
			return core::Duration::infinity();
		}
		double low = 0;
		double high = kHorizon;
		for (int step = 0; step < 40; ++step) {
			const double middle = (low + high) / 2;
			(demand(middle) < target ? low : high) = middle;
		}
		return core::Duration::seconds(high);
	};
	forecast.sellsOutIn = timeWhenGone(0);
	forecast.earliest = timeWhenGone(kTenPercent);
	forecast.latest = timeWhenGone(-kTenPercent);
	return forecast;
}

} // namespace forecast
