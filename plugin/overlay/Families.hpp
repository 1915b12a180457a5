#pragma once

#include "stock/StockSnapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace overlay {

struct SkuFacts;

// A hash of the products that a row belongs to, as its shops count products or, where none says, of the title of a row
// that has a variant. Zero: the row stands for itself.
std::uint64_t productOf(const stock::SkuState &row);

// Which rows of the shelf are variants of one product, in the shelf's order: those that have a product in common in any
// shop, and whoever has one in common with them. Immutable; shared from one state of the shelf to the next as long as
// no row changes its product.
class Families {
public:
	using Rows = std::vector<std::uint32_t>;

	Families() = default;
	explicit Families(const std::vector<SkuFacts> &skus);

	// Empty for a row that stands for itself.
	const Rows &of(std::uint64_t product) const;

private:
	std::vector<Rows> families_;
	std::unordered_map<std::uint64_t, std::size_t> byProduct_; // which of them
};

} // namespace overlay
