#include "overlay/Families.hpp"

#include "overlay/ShelfFacts.hpp"
#include "stock/Hash64.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace overlay {

namespace {

bool areOfOneProduct(const stock::StockPart &one, const stock::StockPart &other)
{
	return one.productId == other.productId && one.shop == other.shop;
}

// Each once; most rows have one, whose places lie side by side.
std::vector<std::uint64_t> productsOf(const stock::SkuState &row)
{
	std::vector<std::uint64_t> products;
	const stock::StockPart *last = nullptr;
	for (const stock::StockPart &part : row.parts) {
		if (!part.productId.empty() && !(last && areOfOneProduct(*last, part))) {
			products.push_back(stock::hash64(part.shop.str() + '\n' + part.productId.str()));
			last = &part;
		}
	}
	if (products.empty() && !row.title.empty() && !row.variant.empty()) {
		products.push_back(stock::hash64('\n' + row.title.str()));
	}
	return products;
}

bool hasOneProduct(const stock::SkuState &row)
{
	return std::ranges::all_of(
		row.parts, [&](const stock::StockPart &part) { return areOfOneProduct(row.parts.front(), part); });
}

// Rows that belong together, by the first row of each set: a union–find.
class Sets {
public:
	explicit Sets(std::size_t rows) : up_(rows) { std::iota(up_.begin(), up_.end(), 0U); }

	std::uint32_t firstOf(std::uint32_t row)
	{
		while (up_[row] != row) {
			row = up_[row] = up_[up_[row]];
		}
		return row;
	}
	void unite(std::uint32_t one, std::uint32_t other)
	{
		const std::uint32_t first = firstOf(one);
		const std::uint32_t second = firstOf(other);
		up_[std::max(first, second)] = std::min(first, second);
	}

private:
	std::vector<std::uint32_t> up_;
};

} // namespace

std::uint64_t productOf(const stock::SkuState &row)
{
	std::uint64_t all = 0;
	for (const std::uint64_t product : productsOf(row)) {
		all = all * 1'000'003 + product;
	}
	return all;
}

Families::Families(const std::vector<SkuFacts> &skus)
{
	Sets sets(skus.size());
	std::unordered_map<std::uint64_t, std::uint32_t> byShop; // a row of each shop's product
	for (std::uint32_t row = 0; row < skus.size(); ++row) {
		if (skus[row].product == 0) {
			continue;
		}
		if (hasOneProduct(*skus[row].stock)) { // then it is known already
			sets.unite(row, byShop.try_emplace(skus[row].product, row).first->second);
			continue;
		}
		for (const std::uint64_t product : productsOf(*skus[row].stock)) {
			sets.unite(row, byShop.try_emplace(product, row).first->second);
		}
	}
	std::vector<std::size_t> familyOf(skus.size());
	for (std::uint32_t row = 0; row < skus.size(); ++row) {
		if (skus[row].product == 0) {
			continue;
		}
		const std::uint32_t first = sets.firstOf(row);
		if (first == row) {
			familyOf[row] = families_.size();
			families_.emplace_back();
		}
		families_[familyOf[first]].push_back(row);
		byProduct_[skus[row].product] = familyOf[first];
	}
}

const Families::Rows &Families::of(std::uint64_t product) const
{
	static const Rows kNone;
	const auto found = byProduct_.find(product);
	return found == byProduct_.end() ? kNone : families_[found->second];
}

} // namespace overlay
