#pragma once

namespace forecast {

// Units asked for over some time: at least as uncertain as counting (variance ≥ mean), taken as negative binomial.
struct Demand {
	double mean = 0;     // units
	double variance = 0; // units²
};

// Chance that at least `units` are asked for, 0 to 1. By the regularised incomplete beta function; where it is next to
// 0 or 1 by `roughChance`, which takes less time. Never throws.
double chanceOfAtLeast(double units, const Demand &demand);

// The same by the normal approximation of Abramowitz and Stegun 26.5.22 (cube roots, after Camp and Paulson): within
// 0.012, but 0.06 where a few large orders make most of the demand.
double roughChance(double units, const Demand &demand);

// The smallest number of units that covers the demand with this chance.
double quantile(double chance, const Demand &demand);

} // namespace forecast
