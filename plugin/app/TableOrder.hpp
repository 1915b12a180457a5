#pragma once

#include "overlay/ShelfFacts.hpp"

#include <string>

namespace app {

// The next (+1) or previous (-1) listed SKU of the table that is not sold out, round and round; null where there is
// none but what is on air.
const overlay::SkuFacts *stepInTable(const overlay::ShelfFacts &facts, const std::string &onAir, int by);

} // namespace app
