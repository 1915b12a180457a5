#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"
#include "overlay/Families.hpp"
#include "stock/StockSnapshot.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace overlay {

// One SKU with what forecast and alerts make of it.
struct SkuFacts {
	std::shared_ptr<const stock::SkuState> stock;
	std::uint64_t product = 0; // as `productOf` its row
	forecast::Forecast forecast;
	alerts::SkuStatus status = alerts::SkuStatus::Ok;
	core::Instant staleAt = core::Instant::never(); // from then on the number may not be shown as it is
};

// All that any counter may say, at one moment. Published by the shop loop, read by the painter.
struct ShelfFacts {
	std::string onAir; // SKU, empty: none
	std::vector<SkuFacts> skus;
	stock::SkuIndex index;                    // of `skus`
	std::shared_ptr<const Families> families; // of `skus`; null: nothing is known of products
	std::vector<std::string> queue;           // SKUs that come after the one on air, the next first
	std::vector<std::string> hot;             // SKUs of which most was sold since the first levels, the best first

	const SkuFacts *find(std::string_view sku) const
	{
		const auto at =
			index.find(stock::hash64(sku), [&](std::uint32_t row) { return skus[row].stock->sku == sku; });
		return at ? &skus[*at] : nullptr;
	}

	// The listed variants of the row's product, in the shelf's order, itself included whether it is listed or not.
	std::vector<const SkuFacts *> variantsOf(const SkuFacts &row) const
	{
		std::vector<const SkuFacts *> variants;
		if (families && row.product != 0) {
			for (const std::uint32_t each : families->of(row.product)) {
				if (&skus[each] == &row || skus[each].stock->listed) {
					variants.push_back(&skus[each]);
				}
			}
		}
		if (variants.empty()) {
			variants.push_back(&row);
		}
		return variants;
	}
};

} // namespace overlay
