#pragma once

#include "stock/StockSnapshot.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace overlay {

struct SkuFacts;

// What all variants of one product have in common: a hash of the product as its shop counts products or, where a shop
// does not say, of the title of a row that has a variant. Zero: the row stands for itself.
std::uint64_t productOf(const stock::SkuState &row);

// Which rows of the shelf are variants of one product, in the shelf's order. Immutable; shared from one state of the
// shelf to the next as long as no row changes its product.
class Families {
public:
	using Rows = std::vector<std::uint32_t>;

	Families() = default;
	explicit Families(const std::vector<SkuFacts> &skus);

	// Empty for a row that stands for itself.
	const Rows &of(std::uint64_t product) const;

private:
	std::unordered_map<std::uint64_t, Rows> rows_;
};

} // namespace overlay
