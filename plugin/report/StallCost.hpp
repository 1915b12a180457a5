#pragma once

#include "report/ShowFigures.hpp"

#include <optional>
#include <vector>

namespace report {

// What the stalls cost in orders: those that the half minute before a stall lets expect, less those that came, over the
// stall and the 40 s after it in which some of them are made good (the logic of CausalImpact: a model of before, the
// effect in sum, and its interval). How far such a sum is off where nothing stalled is seen from all other windows of
// the same length in the same show: nine tenths of these errors make the interval. Where it holds 0, or the show has
// fewer than thirty such windows, the cost is not measurable, and stays empty.
//
// `orders`: in each second of the show. Fills each stall's cost; answers that of all, on the same terms.
std::optional<Estimate> priceStalls(std::vector<Stall> &stalls, const std::vector<float> &orders);

} // namespace report
