#include "app/TableOrder.hpp"

#include <algorithm>
#include <cstddef>

namespace app {

const overlay::SkuFacts *stepInTable(const overlay::ShelfFacts &facts, const std::string &onAir, int by)
{
	const auto &skus = facts.skus;
	const auto count = static_cast<std::ptrdiff_t>(skus.size());
	const auto current = std::ranges::find(skus, onAir, [](const auto &sku) { return sku.stock->sku; });
	std::ptrdiff_t at = current == skus.end() ? (by > 0 ? -1 : count) : current - skus.begin();
	for (std::ptrdiff_t step = 0; step < count; ++step) {
		at = (at + (by > 0 ? 1 : -1) + count) % count;
		const overlay::SkuFacts &sku = skus[static_cast<std::size_t>(at)];
		if (sku.stock->listed && sku.status != alerts::SkuStatus::SoldOut) {
			return &sku;
		}
	}
	return nullptr;
}

} // namespace app
