#include "forecast/DemandTail.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace forecast {

namespace {

constexpr double kNearlyPoisson = 1 + 1e-6; // variance over mean at least: the formula needs some overdispersion
constexpr double kClear = 0.005;            // rough chances nearer to 0 or 1 than this are good enough …
constexpr double kSmooth = 0.5;             // … from this shape on

namespace policies = boost::math::policies;
using NeverThrows =
	policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
			 policies::overflow_error<policies::ignore_error>,
			 policies::rounding_error<policies::ignore_error>,
			 policies::evaluation_error<policies::ignore_error>>;

// Of the negative binomial: P(N >= n) = I_x(n, r).
struct Shape {
	double r;
	double x;
};

Shape shapeOf(const Demand &demand)
{
	const double variance = std::max(demand.variance, demand.mean * kNearlyPoisson);
	return {demand.mean * demand.mean / (variance - demand.mean), 1 - demand.mean / variance};
}

double normalChance(double deviations)
{
	return std::erfc(-deviations / std::numbers::sqrt2) / 2;
}

} // namespace

double roughChance(double units, const Demand &demand)
{
	if (units <= 0) {
		return 1;
	}
	if (demand.mean <= 0) {
		return 0;
	}
	const Shape shape = shapeOf(demand);
	const double above = std::cbrt(shape.r * shape.x);
	const double below = std::cbrt(units * (1 - shape.x));
	const double centre = above * (1 - 1 / (9 * shape.r)) - below * (1 - 1 / (9 * units));
	return normalChance(3 * centre / std::sqrt(above * above / shape.r + below * below / units));
}

double chanceOfAtLeast(double units, const Demand &demand)
{
	if (units <= 0 || demand.mean <= 0) {
		return units <= 0 ? 1 : 0;
	}
	const Shape shape = shapeOf(demand);
	if (shape.r >= kSmooth) {
		const double rough = roughChance(units, demand);
		if (rough < kClear || rough > 1 - kClear) {
			return rough;
		}
	}
	return boost::math::ibeta(units, shape.r, shape.x, NeverThrows());
}

double quantile(double chance, const Demand &demand)
{
	const auto covers = [&](double units) {
		return chanceOfAtLeast(units + 1, demand) <= 1 - chance;
	};
	double low = -1; // does not
	double high = std::ceil(demand.mean);
	while (!covers(high) && std::isfinite(high)) {
		low = high;
		high = high * 2 + 1;
	}
	while (high - low > 1) {
		const double middle = std::floor((low + high) / 2);
		(covers(middle) ? high : low) = middle;
	}
	return high;
}

} // namespace forecast
