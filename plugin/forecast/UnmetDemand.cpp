#include "forecast/UnmetDemand.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

constexpr double kOneInTen = 1.2816; // deviations of a normal

} // namespace

Demand UnmetDemand::within(double seconds) const
{
	double beforeTime = 0;
	Demand before;
	for (std::size_t i = 0; i < kTimes.size(); ++i) {
		if (seconds <= kTimes[i]) {
			const double part = (seconds - beforeTime) / (kTimes[i] - beforeTime);
			// The deviation grows with the time, not the variance: what is not known is the rate.
			const double deviation =
				std::lerp(std::sqrt(before.variance), std::sqrt(demand_[i].variance), part);
			return {std::lerp(before.mean, demand_[i].mean, part), deviation * deviation};
		}
		beforeTime = kTimes[i];
		before = demand_[i];
	}
	return before;
}

UnmetEstimate UnmetDemand::until(core::Instant now) const
{
	const double seconds = std::max((now - goneAt_).seconds(), 0.0);
	const Demand demand = within(seconds);
	if (demand.mean <= 0) {
		return {};
	}
	// By a log-normal of this mean and variance: as good as the negative binomial here, and quick.
	const double spread = std::sqrt(std::log1p(demand.variance / (demand.mean * demand.mean)));
	const double middle = demand.mean * std::exp(-spread * spread / 2);
	return {demand.mean, std::llround(middle * std::exp(-kOneInTen * spread)),
		std::llround(middle * std::exp(kOneInTen * spread))};
}

} // namespace forecast
