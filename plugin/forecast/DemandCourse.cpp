#include "forecast/DemandCourse.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

// Between the times that it is fitted for, by the logarithm of time.
double driftAfter(const DemandTuning &tuning, double seconds)
{
	RateDrift before = tuning.drift.front();
	for (const RateDrift &next : tuning.drift) {
		const double to = next.after.seconds();
		if (seconds <= to) {
			const double from = before.after.seconds();
			const double part = from < to ? std::log(seconds / from) / std::log(to / from) : 1;
			return std::lerp(before.error, next.error, part);
		}
		before = next;
	}
	return before.error;
}

} // namespace

DemandCourse::DemandCourse(const RateMixture &rate, const OrderSizes &sizes, const DemandTuning &tuning, double lift,
			   core::Duration readEach)
	: tuning_(tuning), dispersion_(sizes.dispersion()), base_(rate.base() * sizes.mean()),
	  shared_(base_ * std::max(lift - 1, 0.0)), readEach_(readEach.seconds())
{
	for (std::size_t i = 0; i < views_.size(); ++i) {
		const RateMixture::View view = rate.view(i);
		views_[i] = {view.weight, 1 / view.orders, view.perSecond() * sizes.mean() - base_,
			     std::max(tuning.leastReturn, tuning.returnPerSeen * view.seconds)};
	}
}

// What a rate brings beyond the base until it is back there. The audience's part of it goes sooner than its own.
double DemandCourse::extraIn(double seconds, double above, double comesBackIn) const
{
	const double shared = std::clamp(above, 0.0, shared_);
	double extra = (above - shared) * comesBackIn * (1 - std::exp(-seconds / comesBackIn));
	if (shared > 0) {
		const double goes = tuning_.sharedReturn;
		extra += shared * goes * (1 - std::exp(-seconds / goes));
	}
	return extra;
}

// Relative variance of a rate after so long. Of a level nobody knows how much was sold since it was read.
double DemandCourse::doubtAfter(double seconds) const
{
	const double drift = driftAfter(tuning_, seconds);
	const double unread = std::min(readEach_ / 2 / seconds, 1.0);
	return drift * drift + unread * unread;
}

Demand DemandCourse::demandIn(core::Duration time) const
{
	const double seconds = time.seconds();
	const double doubt = doubtAfter(seconds);
	double mean = 0;
	double square = 0;
	for (const View &view : views_) {
		const double units = base_ * seconds + extraIn(seconds, view.above, view.comesBackIn);
		const double variance = dispersion_ * units + units * units * (view.doubt + doubt);
		mean += view.weight * units;
		square += view.weight * (variance + units * units);
	}
	return {mean, square - mean * mean};
}

double DemandCourse::meanIn(double seconds) const
{
	double mean = base_ * seconds;
	for (const View &view : views_) {
		mean += view.weight * extraIn(seconds, view.above, view.comesBackIn);
	}
	return mean;
}

Demand DemandCourse::demandAsLongSeen(core::Duration time) const
{
	const View &view = views_.at(tuning_.slowWindow);
	const double units = (base_ + view.above) * time.seconds();
	const double doubt = view.doubt + tuning_.slowDrift * tuning_.slowDrift;
	return {units, dispersion_ * units + units * units * doubt};
}

} // namespace forecast
