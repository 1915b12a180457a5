#pragma once

#include "core/Duration.hpp"
#include "forecast/DemandTail.hpp"
#include "forecast/DemandTuning.hpp"
#include "forecast/OrderSizes.hpp"
#include "forecast/RateMixture.hpp"

#include <array>

namespace forecast {

// How the demand for one SKU will go on from one moment: each view of its rate returns to the base, the sooner the less
// it has seen, and orders stay of the sizes learnt so far. Lives as long as the moment.
class DemandCourse {
public:
	DemandCourse(const RateMixture &rate, const OrderSizes &sizes, const DemandTuning &tuning);

	// Units that will be asked for within the time.
	Demand demandIn(core::Duration time) const;
	double meanIn(double seconds) const;
	// By the slow window alone, which says that all goes on as it was over minutes.
	Demand demandAsLongSeen(core::Duration time) const;

private:
	struct View {
		double weight;
		double doubt;       // 1 / orders that it rests on
		double above;       // units a second more than the base
		double comesBackIn; // seconds
	};

	const DemandTuning &tuning_;
	double dispersion_;
	double base_; // units a second
	std::array<View, RateMixture::kWindows> views_;
};

} // namespace forecast
