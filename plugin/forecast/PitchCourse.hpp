#pragma once

#include "core/Duration.hpp"
#include "core/WallTime.hpp"
#include "forecast/DemandTail.hpp"
#include "forecast/PitchMemory.hpp"
#include "forecast/PitchRecord.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace forecast {

// One pitch under way: what it will still bring, as earlier ones of all sizes and shapes go on that fit to what was
// seen of it, each believed by how well it does. Before the first order the prior alone speaks.
//
// Time is in seconds since the pitch began. A few hundred hypotheses, looked at each five seconds; an order costs
// constant time. Not thread-safe.
class PitchCourse {
public:
	// The memory must know enough to tell a size.
	PitchCourse(const PitchMemory &memory, const std::string &sku);

	// Orders may come late.
	void onOrder(double at);
	// A whole second is over, during which viewers saw the picture or did not.
	void onSecond(bool frozen);

	double seconds() const { return seconds_; }
	double orders() const { return seen_; }
	double unitsPerOrder() const { return unitsPerOrder_; }
	// How much it has a say beside the rates, 0 to 1: all in the first minute, then less and less. What the orders
	// say is in the hypotheses already.
	double say() const;

	// Orders within so many seconds from now.
	double meanIn(double seconds) const;
	struct Moments {
		double mean = 0;
		double variance = 0;
	};
	// Of orders, with what the hypotheses differ by; `spread` is the relative error of each.
	Moments ordersIn(double seconds, double spread) const;
	// Chance that at least `units` are asked for, of orders that take `size` and scatter by `dispersion`.
	double chanceOfAtLeast(double units, double seconds, double size, double dispersion, double spread) const;

private:
	struct Hypothesis {
		std::size_t curve = 0;
		double orders = 0; // in its first five minutes
		double prior = 0;  // logarithms
		double score = 0;
		double weight = 0;
	};
	template<typename Look>
	void forLikely(double seconds, const Look &look) const;
	void judge();
	void weigh();

	std::vector<PitchCurve> curves_;
	std::vector<Hypothesis> hypotheses_;
	double unitsPerOrder_ = 1;
	double seconds_ = 0;
	double seen_ = 0;
	double block_ = 0;        // orders of the one under way …
	double blockSeconds_ = 0; // … and its length
};

} // namespace forecast
