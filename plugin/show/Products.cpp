#include "show/Products.hpp"

namespace show {

namespace {

RunState stateOf(const overlay::SkuFacts &facts)
{
	if (!facts.stock->listed) {
		return RunState::Missing;
	}
	if (facts.stock->paused) {
		return RunState::Paused;
	}
	return facts.status == alerts::SkuStatus::SoldOut ? RunState::SoldOut : RunState::Ready;
}

std::string titleOf(const stock::SkuState &row, bool withVariant)
{
	std::string title = row.title.empty() ? row.sku : row.title.str();
	return withVariant && !row.variant.empty() ? title + " " + row.variant.str() : title;
}

// Missing < Paused < SoldOut < Ready: the product is as well as the best of its variants.
int rank(RunState state)
{
	switch (state) {
	case RunState::Missing:
		return 0;
	case RunState::Paused:
		return 1;
	case RunState::SoldOut:
		return 2;
	case RunState::Ready:
		break;
	}
	return 3;
}

void add(Product &product, const overlay::SkuFacts &variant)
{
	const RunState state = stateOf(variant);
	if (product.skus.empty()) {
		product.left = 0;
	}
	product.skus.push_back(variant.stock->sku);
	if (state == RunState::Ready || state == RunState::SoldOut) {
		const std::optional<std::int64_t> units = variant.stock->available;
		product.left = product.left && units ? std::optional(*product.left + *units) : std::nullopt;
	}
	if (product.pitched.empty() || rank(state) > rank(product.state)) {
		product.state = state;
		product.pitched = variant.stock->sku;
	}
}

} // namespace

std::vector<Product> productsOf(const std::vector<RunEntry> &entries, const overlay::ShelfFacts &facts)
{
	std::vector<Product> products;
	for (const RunEntry &entry : entries) {
		Product &product = products.emplace_back();
		const overlay::SkuFacts *own = facts.find(entry.sku);
		if (!own) {
			continue;
		}
		add(product, *own);
		if (entry.allVariants) {
			for (const overlay::SkuFacts *variant : facts.variantsOf(*own)) {
				if (variant != own) {
					add(product, *variant);
				}
			}
		}
		product.title = titleOf(*own->stock, product.skus.size() == 1);
	}
	return products;
}

} // namespace show
