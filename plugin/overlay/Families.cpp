#include "overlay/Families.hpp"

#include "overlay/ShelfFacts.hpp"
#include "stock/Hash64.hpp"

#include <algorithm>
#include <string>

namespace overlay {

std::uint64_t productOf(const stock::SkuState &row)
{
	const auto named =
		std::ranges::find_if(row.parts, [](const stock::StockPart &part) { return !part.productId.empty(); });
	if (named != row.parts.end()) {
		return stock::hash64(named->shop.str() + '\n' + named->productId.str());
	}
	return row.title.empty() || row.variant.empty() ? 0 : stock::hash64('\n' + row.title.str());
}

Families::Families(const std::vector<SkuFacts> &skus)
{
	for (std::uint32_t row = 0; row < skus.size(); ++row) {
		if (skus[row].product != 0) {
			rows_[skus[row].product].push_back(row);
		}
	}
}

const Families::Rows &Families::of(std::uint64_t product) const
{
	static const Rows kNone;
	const auto found = rows_.find(product);
	return found == rows_.end() ? kNone : found->second;
}

} // namespace overlay
