#pragma once

#include "core/Money.hpp"

#include <optional>
#include <string>

namespace stock {

// What a shop says of a SKU besides its units, for counters to show. Never changes; many rows may share one, between
// threads as well.
struct Offer {
	std::optional<core::Money> price;
	std::string picture; // addresses of http or https; may be empty
	std::string link;

	bool operator==(const Offer &) const = default;
};

} // namespace stock
