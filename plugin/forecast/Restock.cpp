#include "forecast/Restock.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

constexpr double kPlainCover = 0.9;
constexpr double kMostCover = 0.99;   // beyond it a quantile is the tail's guess
constexpr double kLostWhenOver = 0.1; // of its cost
constexpr std::int64_t kMost = 1'000'000'000;

} // namespace

double wantedCover(const RestockCosts &costs)
{
	const double price = costs.price.value_or(NAN);
	const double cost = costs.cost.value_or(NAN);
	const double penalty = costs.penalty / std::max(costs.unitsPerOrder, 1.0);
	const double missing = price - cost + penalty;
	const double over = cost - costs.salvage.value_or(cost * (1 - kLostWhenOver));
	if (!std::isfinite(missing) || !std::isfinite(over)) {
		return kPlainCover;
	}
	if (missing <= 0) {
		return 0;
	}
	return over <= 0 ? kMostCover : std::min(missing / (missing + over), kMostCover);
}

std::int64_t restockUnits(const Demand &demand, std::int64_t left, const RestockCosts &costs)
{
	const double cover = wantedCover(costs);
	const double wanted = cover > 0 && demand.mean > 0 ? quantile(cover, demand) : 0;
	const double missing = wanted - static_cast<double>(left);
	return missing > 0 ? static_cast<std::int64_t>(std::min(missing, static_cast<double>(kMost))) : 0;
}

} // namespace forecast
