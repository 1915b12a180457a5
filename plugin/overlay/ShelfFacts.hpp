#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"
#include "stock/StockSnapshot.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace overlay {

// One SKU with what forecast and alerts make of it.
struct SkuFacts {
	std::shared_ptr<const stock::SkuState> stock;
	forecast::Forecast forecast;
	alerts::SkuStatus status = alerts::SkuStatus::Ok;
	core::Instant staleAt = core::Instant::never(); // from then on the number may not be shown as it is
};

// All that any counter may say, at one moment. Published by the shop loop, read by the painter.
struct ShelfFacts {
	std::string onAir; // SKU, empty: none
	std::vector<SkuFacts> skus;
	stock::SkuIndex index; // of `skus`

	const SkuFacts *find(std::string_view sku) const
	{
		const auto at =
			index.find(stock::hash64(sku), [&](std::uint32_t row) { return skus[row].stock->sku == sku; });
		return at ? &skus[*at] : nullptr;
	}
};

} // namespace overlay
