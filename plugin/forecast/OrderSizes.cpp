#include "forecast/OrderSizes.hpp"

#include <cmath>

namespace forecast {

OrderSizes::OrderSizes(double memory, double prior)
	: keep_(std::exp2(-1 / memory)), count_(prior), sum_(prior), squares_(prior)
{
}

void OrderSizes::onOrder(double units)
{
	count_ = count_ * keep_ + 1;
	sum_ = sum_ * keep_ + units;
	squares_ = squares_ * keep_ + units * units;
}

} // namespace forecast
