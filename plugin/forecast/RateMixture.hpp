#pragma once

#include "forecast/DemandTuning.hpp"

#include <array>
#include <cstddef>

namespace forecast {

// The rate at which orders come, looked at through several windows at once: five that forget over seconds and one that
// forgets over orders, which follows a burst from its first order on. Each is a gamma–Poisson estimate (shape: orders,
// rate: seconds), believed by how well it foretold what came since.
//
// Source: discounted gamma–Poisson after Harrison and West, "Bayesian Forecasting and Dynamic Models"; the mixture by
// predictive score after Raftery et al., "Online Prediction Under Model Uncertainty via Dynamic Model Averaging"
// (Technometrics 52(1), 2010). Time is in whole seconds. Constant time and no allocation.
class RateMixture {
public:
	static constexpr std::size_t kWindows = std::tuple_size_v<decltype(DemandTuning::halfLives)> + 1;

	// The tuning must outlive it.
	explicit RateMixture(const DemandTuning &tuning);

	// A second went by with so many orders in it.
	void onSecond(double orders);
	// Many went by without any; the windows are not judged by them.
	void onSilence(double seconds);
	// A second of which nobody knows what it would have brought.
	void onFrozenSecond() { beginBlock(); }
	// An order that was placed so many seconds before, and is heard only now.
	void onLate(double ago);

	struct View {
		double orders;  // seen in the window, with what was believed before
		double seconds; // … in this time
		double weight;  // of all the views: 1 in sum

		double perSecond() const { return orders / seconds; }
	};
	View view(std::size_t window) const;
	// Orders that weigh in a window, without what was believed before.
	double seenIn(std::size_t window) const { return windows_.at(window).orders; }
	double seenAtBase() const { return baseOrders_; }
	// Orders a second that the rate returns to.
	double base() const { return baseOrders_ / (baseSeconds_ > 1 ? baseSeconds_ : 1); }
	// Orders a second as they were seen, without what is believed before the first.
	double seenPerSecond() const;

private:
	struct Window {
		double orders = 0;
		double seconds = 0;
		double ordersBefore = 0; // with the prior, as of the last block's end
		double secondsBefore = 0;
		double score = 0; // log likelihood, discounted; the best is 0
		double weight = 1.0 / kWindows;
	};
	static constexpr std::size_t kByOrders = kWindows - 1;

	Window byOrders() const;
	void score();
	void beginBlock();

	const DemandTuning *tuning_;
	std::array<Window, kWindows> windows_;
	double silence_ = 0; // seconds since the last order that is in `windows_[kByOrders]`
	double late_ = 0;    // orders since then that were heard late
	double baseOrders_ = 0;
	double baseSeconds_ = 0;
	int inBlock_ = 0; // seconds
	double blockOrders_ = 0;
};

} // namespace forecast
