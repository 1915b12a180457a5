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

// Of each entry.
std::vector<Product> productsOf(const std::vector<RunEntry> &entries, const overlay::ShelfFacts &facts);

} // namespace show
