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
	// `lift`: how much faster than usual the whole catalogue sells; what is owed to that ends sooner. `readEach`:
	// how far apart the levels are that sales are known from; zero: from orders.
	DemandCourse(const RateMixture &rate, const OrderSizes &sizes, const DemandTuning &tuning, double lift = 1,
		     core::Duration readEach = core::Duration::zero());

	// Units that will be asked for within the time.
	Demand demandIn(core::Duration time) const;
	double meanIn(double seconds) const;
	// By the slow window alone, which says that all goes on as it was over minutes.
	Demand demandAsLongSeen(core::Duration time) const;

private:
	double extraIn(double seconds, double above, double comesBackIn) const;
	double doubtAfter(double seconds) const;

	struct View {
		double weight;
		double doubt;       // 1 / orders that it rests on
		double above;       // units a second more than the base
		double comesBackIn; // seconds
	};

	const DemandTuning &tuning_;
	double dispersion_;
	double base_;     // units a second
	double shared_;   // … more, that all the catalogue has
	double readEach_; // seconds
	std::array<View, RateMixture::kWindows> views_;
};

} // namespace forecast
