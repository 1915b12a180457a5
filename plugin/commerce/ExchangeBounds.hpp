#pragma once

#include "commerce/ShopAdapter.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace commerce {

struct ExchangeLimits {
	std::size_t answers = 10'000;   // 100,000 products of which each tenth has variations of its own, a page each
	std::size_t things = 1'000'000; // levels, orders and moves: ten times the largest shop
};

// Said of a shop whose pages have no end.
ShopFault endless();

// Ends an exchange with a shop that always has one more page, and at once one whose next page is asked for by the very
// same words as the last: it goes round in a circle. One for each exchange, owned by who carries it.
class ExchangeBounds {
public:
	explicit ExchangeBounds(ExchangeLimits limits = {}) : limits_(limits) {}

	// What ends it; nothing while it may go on.
	std::optional<ShopFault> onReply(const Reply &reply);

private:
	ExchangeLimits limits_;
	std::size_t answers_ = 0;
	std::size_t things_ = 0;
	std::optional<std::pair<std::string, std::string>> asked_; // address and body of the last next page
};

} // namespace commerce
