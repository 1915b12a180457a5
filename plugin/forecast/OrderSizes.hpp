#pragma once

namespace forecast {

// What one order takes: its mean size, and how much a few large orders make of all. Older orders fade. Constant time.
class OrderSizes {
public:
	// Believes in `prior` orders of one unit at the start; an order weighs half after `memory` more.
	OrderSizes(double memory, double prior);

	void onOrder(double units);

	double mean() const { return sum_ / count_; }
	// E[q²]/E[q]: the variance of units sold over that of orders, for each unit. 1 where all take one.
	double dispersion() const { return squares_ / sum_; }

private:
	double keep_; // of all before, at each order
	double count_;
	double sum_;
	double squares_;
};

} // namespace forecast
