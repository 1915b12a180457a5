#pragma once

#include "report/ShowFigures.hpp"

#include <optional>
#include <vector>

namespace report {

// What the stalls cost in orders, by `forecast::StallCost`. Where an interval holds 0 the cost is not measurable, and
// stays empty.
//
// `stalls` by time and apart; `orders` in each second of the show; `pitches` began then, in seconds of the show. Fills
// each stall's cost; answers that of all, on the same terms.
std::optional<Estimate> priceStalls(std::vector<Stall> &stalls, const std::vector<float> &orders,
				    std::vector<double> pitches);

} // namespace report
