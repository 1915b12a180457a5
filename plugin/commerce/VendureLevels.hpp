#pragma once

#include "commerce/ShopUpdate.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace commerce::vendure {

// What one page of `kVariants` says.
struct VariantPage {
	ShopUpdate update;
	std::vector<std::string> ids; // of all on the page, also those that could not be used; empty where one has none
	std::int64_t totalItems = 0;  // that the shop has of what was asked for
};

// Reads the levels of a page, one for each variant and location. Pure; any thread.
//
// What can be sold is counted as Vendure does: on hand − allocated, summed over the locations, − the variant's
// threshold (a negative one lets the shop sell beyond its stock). The threshold is of the variant and not of a place:
// the place that has most carries it, so that the sum is Vendure's. A variant whose figures make no sense is left out
// with a remark. Prices come in units of so many digits after the point; without it there are none. False: this is no
// such page at all.
bool readVariants(const nlohmann::json &data, std::optional<int> moneyDigits, VariantPage &page);

} // namespace commerce::vendure
