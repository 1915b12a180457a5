#pragma once

#include "commerce/ShopUpdate.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace commerce::vendure {

// What one page of `kOrders` says.
struct OrderPage {
	std::vector<ShopOrder> orders;
	std::vector<core::Message> remarks;
	std::optional<core::WallTime> newest; // the latest change by Vendure's own `updatedAt`
	std::vector<std::string> ids; // of all on the page, also those that could not be used; empty where one has none
	std::int64_t totalItems = 0;
};

// Reads the placed orders of a page. Pure; any thread.
//
// A line's units are what is left of it after cancellations, its open ones those that no fulfilment has yet taken off
// the shelf. An order's change is the latest of its own and its fulfilments': Vendure does not touch an order's
// `updatedAt` when a part of it is sent. False: this is no such page at all.
bool readOrders(const nlohmann::json &data, OrderPage &page);

} // namespace commerce::vendure
