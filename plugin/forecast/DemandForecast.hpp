#pragma once

#include "core/Instant.hpp"
#include "forecast/DemandCourse.hpp"
#include "forecast/DemandTuning.hpp"
#include "forecast/Forecast.hpp"
#include "forecast/OrderSizes.hpp"
#include "forecast/RateMixture.hpp"

#include <cstdint>

namespace forecast {

inline constexpr DemandTuning kDemandTuning{};

// How fast one SKU sells, what will be asked for, and when it will be gone.
//
// Orders come at a rate that is seen through several windows (RateMixture) and returns to its base; they are of the
// sizes learnt so far (OrderSizes). Demand over a time is then negative binomial with mean m and variance
// φm + m²(1/orders + drift²), φ = E[q²]/E[q]: order sizes and a rate that changes, not the mean, decide how sure one
// can be. As stock only falls by demand, the chance of a sell-out within a time is the chance that so much is asked
// for. Constants are fitted on replays of real sales, see DemandTuning.
//
// Learns by whole seconds; an order costs constant time and no allocation. What is heard late counts as if it had been
// heard in time. Not thread-safe; a time before the last one counts as that.
class DemandForecast {
public:
	// The tuning must outlive it.
	explicit DemandForecast(core::Instant watchedSince, const DemandTuning &tuning = kDemandTuning);

	// `units` were sold at `at`, or evenly over the time `within` before it; may lie before what was told already.
	void onSold(core::Instant at, std::int64_t units, core::Duration within = core::Duration::zero());

	// What is to be expected with `left` units on the shelf, and whether they are gone `within` so long.
	[[nodiscard]] Forecast at(core::Instant now, std::int64_t left,
				  core::Duration within = core::Duration::minutes(5));

	// The rest is as of the last time told.
	// Chance that `left` units are sold within `horizon`.
	[[nodiscard]] double chanceOfGone(core::Duration horizon, std::int64_t left) const;

	// In how long they will be gone.
	[[nodiscard]] SellOutRange range(std::int64_t left) const;

	// Units that will be asked for within `horizon`.
	[[nodiscard]] Demand demandIn(core::Duration horizon) const;

private:
	void advance(core::Instant to);
	void onOrder(core::Instant at, double units);
	DemandCourse course() const { return {rate_, sizes_, *tuning_}; }

	const DemandTuning *tuning_;
	core::Instant since_;
	std::int64_t seconds_ = 0; // learnt, from `since_` on
	double pending_ = 0;       // orders of the second that is not over
	bool sold_ = false;
	RateMixture rate_;
	OrderSizes sizes_;
};

} // namespace forecast
