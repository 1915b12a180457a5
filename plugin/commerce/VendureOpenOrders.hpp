#pragma once

#include "commerce/ShopUpdate.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace commerce::vendure {

// What was told of orders, so that only news is told again; and which of the open ones to look at again.
//
// Vendure lists orders by their change, but sending a part of one is no change to it. Units that left the shelf would
// then still count as promised, and the shop would look oversold. So open orders are read again in turn, and at once
// those of a variant whose stock on hand fell.
//
// Not thread-safe; one adapter owns it.
class OpenOrders {
public:
	// A new question for orders: the ids of open ones to read with it, so many in turn, or more of those whose
	// stock fell. They go to the end of the line.
	std::vector<std::string> take(std::size_t inTurn, std::size_t atMost);
	// What it brought; answers those that are new or not as they were told.
	std::vector<ShopOrder> news(std::vector<ShopOrder> orders);
	// What was read of stock.
	void note(const std::vector<StockLevel> &levels);

private:
	struct Known {
		ShopOrder order;
		std::uint64_t readBy = 0; // the last question that brought it
	};

	std::uint64_t question_ = 0;
	std::unordered_map<std::string, Known> orders_; // open ones, and closed ones that the last questions brought
	std::size_t urgent_ = 0;                        // at the front of the line
	std::deque<std::string> line_;                  // all of them, whose turn is next first
	std::unordered_map<std::string, std::int64_t> onHand_; // by variant and location
};

} // namespace commerce::vendure
