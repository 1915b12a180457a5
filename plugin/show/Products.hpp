#pragma once

#include "overlay/ShelfFacts.hpp"
#include "show/RunEntry.hpp"
#include "show/RunView.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace show {

// What the shelf has of one entry.
struct Product {
	std::string title;
	RunState state = RunState::Missing;
	std::optional<std::int64_t> left;
	std::vector<std::string> skus; // its variants, the entry's own first; one where a single one is pitched
	std::string pitched;           // the one to put on air: its own while there is some left of it
};

// The product that a row is a variant of, as its shop counts products; where a shop does not say, by the title of a row
// that has a variant. Empty: the row stands for itself.
std::string productOf(const stock::SkuState &row);

// Of each entry. Goes over the shelf once, and not at all where no entry is of all variants.
std::vector<Product> productsOf(const std::vector<RunEntry> &entries, const overlay::ShelfFacts &facts);

} // namespace show
