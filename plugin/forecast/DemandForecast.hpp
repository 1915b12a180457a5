#pragma once

#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"

#include <cstdint>

namespace forecast {

// Constants of the estimator, fitted on replayed sales (see the method below).
struct DemandTuning {
	// Orders older than this weigh half. Shorter forgets a pitch's start too soon, longer answers too late.
	core::Duration memory = core::Duration::seconds(120);
	double priorOrders = 0.2; // what is believed before the first order …
	double priorSeconds = 1;  // … over this time
	double rateDrift = 0.5;   // relative error of "the rate stays as it is" over some minutes
	double sizeMemory = 60;   // orders over which the order size is learnt
	double sizePrior = 4;     // orders of one unit believed at the start
};

// How fast one SKU sells and when it will be gone.
//
// A discounted gamma–Poisson estimate of the order rate, times the learnt order size; demand over a time is taken as
// overdispersed with mean m and variance φm + m²(1/orders + drift²), φ = E[q²]/E[q]. Source: Harrison and West,
// "Bayesian Forecasting and Dynamic Models" (discounting); constants from replays of real sales.
// Constant time and no allocation per sale. Not thread-safe; time must not go backwards (an earlier time counts as
// now).
class DemandForecast {
public:
	explicit DemandForecast(core::Instant watchedSince, DemandTuning tuning = {});

	// One order of `units`, heard at `at`.
	void onSold(core::Instant at, std::int64_t units);

	// What is to be expected with `left` units on the shelf.
	[[nodiscard]] Forecast at(core::Instant now, std::int64_t left) const;

private:
	struct Evidence {
		double orders;  // discounted
		double seconds; // discounted time they were seen in
	};
	Evidence evidenceAt(core::Instant now) const;

	DemandTuning tuning_;
	core::Instant updatedAt_;
	double orders_ = 0;
	double seconds_ = 0;
	// Discounted count, sum and sum of squares of order sizes.
	double sizeCount_;
	double sizeSum_;
	double sizeSquares_;
};

} // namespace forecast
