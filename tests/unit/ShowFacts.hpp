#pragma once

#include "overlay/ShelfFacts.hpp"

#include <memory>
#include <string>
#include <vector>

namespace show_facts {

// A shelf as the run of show looks at it; a test changes what is on it.
class Shelf {
public:
	Shelf &has(const std::string &sku, std::int64_t units, const std::string &product = {},
		   const std::string &variant = {})
	{
		stock::SkuState state;
		state.sku = sku;
		state.title = product.empty() ? std::string("The ") + sku : product;
		state.variant = variant;
		state.available = units;
		for (overlay::SkuFacts &row : facts.skus) {
			if (row.stock->sku == sku) {
				row = facts_(state, units);
				facts.families = std::make_shared<const overlay::Families>(facts.skus);
				return *this;
			}
		}
		facts.index.add({{stock::hash64(sku), static_cast<std::uint32_t>(facts.skus.size())}});
		facts.skus.push_back(facts_(state, units));
		facts.families = std::make_shared<const overlay::Families>(facts.skus);
		return *this;
	}

	overlay::ShelfFacts facts;

private:
	static overlay::SkuFacts facts_(const stock::SkuState &state, std::int64_t units)
	{
		overlay::SkuFacts row;
		row.stock = std::make_shared<const stock::SkuState>(state);
		row.product = overlay::productOf(*row.stock);
		row.status = units == 0 ? alerts::SkuStatus::SoldOut : alerts::SkuStatus::Ok;
		return row;
	}
};

} // namespace show_facts
