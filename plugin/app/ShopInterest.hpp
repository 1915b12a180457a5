#pragma once

#include "commerce/Pacer.hpp"
#include "overlay/ShelfFacts.hpp"

#include <map>
#include <string>
#include <vector>

namespace app {

// Of which variants each shop's figures must be fresh: what is on air, what sells, and what is low. Shop id → variants.
// Pure.
std::map<std::string, std::vector<commerce::VariantInterest>> interestOf(const overlay::ShelfFacts &facts);

} // namespace app
