#pragma once

#include "forecast/DemandTail.hpp"

#include <cstdint>
#include <optional>

namespace forecast {

// What a unit of a SKU costs and brings, all in one currency. What is not known is absent.
struct RestockCosts {
	std::optional<double> price; // that a buyer pays
	std::optional<double> cost;  // that the shop pays
	std::optional<double>
		salvage;          // what one that is left over still brings; absent: as much as it cost, less a tenth
	double penalty = 0;       // what an order that cannot be served costs beyond its margin
	double unitsPerOrder = 1; // that the penalty is shared out among
};

// With which chance the demand shall be covered: Cu / (Cu + Co), where a missing unit costs Cu = price − cost + penalty
// and one too many Co = cost − salvage. 0.9 where price or cost are not known. From 0 (a unit brings nothing) to 0.99.
double wantedCover(const RestockCosts &costs);

// How many units to add to `left` so that they last for the demand with the chance that the costs want: the
// newsvendor's smallest Q with F(left + Q) ≥ Cu / (Cu + Co). `demand`: to the end of the show, or until the next units
// can be there. `left` may be below zero: what is oversold is asked for as well. Never negative, never a bare mean.
//
// Source: Arrow, Harris and Marschak, "Optimal Inventory Policy" (Econometrica 19(3), 1951).
std::int64_t restockUnits(const Demand &demand, std::int64_t left, const RestockCosts &costs = {});

} // namespace forecast
