#pragma once

#include "overlay/ShelfFacts.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace app {

// How many rows of a list are offered to counters: more is not read on a screen.
inline constexpr std::size_t kMostListed = 12;

// The next (+1) or previous (-1) listed SKU of the table that is not sold out, round and round; null where there is
// none but what is on air.
const overlay::SkuFacts *stepInTable(const overlay::ShelfFacts &facts, const std::string &onAir, int by);

// Those that follow one by one, without the one on air.
std::vector<std::string> queueInTable(const overlay::ShelfFacts &facts);

// The listed SKUs of which most was sold since the first levels, the best first; of equal ones by their code.
std::vector<std::string> topSellers(const overlay::ShelfFacts &facts);

} // namespace app
