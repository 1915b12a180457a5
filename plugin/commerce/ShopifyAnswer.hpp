#pragma once

#include "commerce/GraphQl.hpp"
#include "commerce/ShopAdapter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace commerce {

// What Shopify answered, as far as all its questions have it in common. Pure; any thread.
struct ShopifyAnswer {
	nlohmann::json data;
	std::vector<GraphQlError> denied; // fields that the key may not read; null in the data
	std::optional<BudgetNews> budget;
	double cost = 0;      // points that had to be there for it; what it did not need came back at once
	bool tooDear = false; // it was not done at all: the query has to be smaller
};

// `THROTTLED` becomes a wait until the query can be paid for, a missing right the shop's own sentence about it.
// `despiteDenied`: what else came is wanted although some fields were denied.
Asked<ShopifyAnswer> readShopify(const net::HttpResponse &answer, const std::string &host, bool despiteDenied = false);

} // namespace commerce
