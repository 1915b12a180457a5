#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Instant.hpp"
#include "stock/Compact.hpp"
#include "stock/SharedText.hpp"

#include <cstdint>
#include <string>

namespace stock {

// One position of one shop: a variant at a location, in a pool. A row of the shelf is the sum of its parts.
struct StockPart {
	SharedText shop; // ShopSettings::id
	std::string variantId;
	SharedText productId;
	SharedText location; // empty: the shop has one

	Units available; // absent: not tracked
	Units onHand;    // these three where the shop says so
	Units committed;
	Units incoming;
	core::Instant confirmedAt; // when the shop last confirmed the figures
	Time sourceTime;
	std::int64_t corrections = 0; // what its levels say beyond its moves, in sum; zero where only levels come
	commerce::Pool pool = commerce::Pool::Shop;
	bool backorder = false; // goes on selling at nothing left
	bool paused = false;    // there, but not for sale
	bool listed = true;     // false: the shop's latest complete answer no longer names it
};

} // namespace stock
