#pragma once

#include "commerce/ShopUpdate.hpp"
#include "stock/Offer.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <memory>

namespace stock {

// The offer of each position of the ledger, beside the positions, because most shops' feeds say none: what says none
// takes no room. Equal offers that come after each other are one, as of a product's variants or places. Not
// thread-safe; owned by the ledger.
class Offers {
public:
	using Shared = std::shared_ptr<const Offer>;

	// The position's is now what the level says.
	void set(std::uint32_t position, const commerce::StockLevel &level);
	// Null: it says none.
	Shared of(std::uint32_t position) const;
	void drop(std::uint32_t position) { offers_.erase(position); }

private:
	boost::unordered_flat_map<std::uint32_t, Shared> offers_;
	Shared latest_;
};

} // namespace stock
