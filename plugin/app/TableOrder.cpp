#include "app/TableOrder.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace app {

namespace {

bool canBePitched(const overlay::SkuFacts &sku)
{
	return sku.stock->listed && sku.status != alerts::SkuStatus::SoldOut;
}

} // namespace

const overlay::SkuFacts *stepInTable(const overlay::ShelfFacts &facts, const std::string &onAir, int by)
{
	const auto &skus = facts.skus;
	const auto count = static_cast<std::ptrdiff_t>(skus.size());
	const overlay::SkuFacts *current = facts.find(onAir);
	std::ptrdiff_t at = current == nullptr ? (by > 0 ? -1 : count) : current - skus.data();
	for (std::ptrdiff_t step = 0; step < count; ++step) {
		at = (at + (by > 0 ? 1 : -1) + count) % count;
		const overlay::SkuFacts &sku = skus[static_cast<std::size_t>(at)];
		if (canBePitched(sku)) {
			return &sku;
		}
	}
	return nullptr;
}

std::vector<std::string> queueInTable(const overlay::ShelfFacts &facts)
{
	std::vector<std::string> queue;
	const overlay::SkuFacts *current = facts.find(facts.onAir);
	const std::size_t count = facts.skus.size();
	const std::size_t from = current == nullptr ? count : static_cast<std::size_t>(current - facts.skus.data()) + 1;
	for (std::size_t step = 0; step < count && queue.size() < kMostListed; ++step) {
		const overlay::SkuFacts &sku = facts.skus[(from + step) % count];
		if (&sku != current && canBePitched(sku)) {
			queue.push_back(sku.stock->sku);
		}
	}
	return queue;
}

std::vector<std::string> topSellers(const overlay::ShelfFacts &facts)
{
	std::vector<const stock::SkuState *> sellers;
	for (const overlay::SkuFacts &sku : facts.skus) {
		if (sku.stock->listed && sku.stock->sold > 0) {
			sellers.push_back(sku.stock.get());
		}
	}
	const auto best = sellers.begin() + static_cast<std::ptrdiff_t>(std::min(sellers.size(), kMostListed));
	std::ranges::partial_sort(sellers, best, [](const stock::SkuState *one, const stock::SkuState *other) {
		return one->sold != other->sold ? one->sold > other->sold : one->sku < other->sku;
	});
	std::vector<std::string> skus;
	skus.reserve(kMostListed);
	std::transform(sellers.begin(), best, std::back_inserter(skus),
		       [](const stock::SkuState *state) { return state->sku; });
	return skus;
}

} // namespace app
