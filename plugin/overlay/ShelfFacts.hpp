#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Duration.hpp"
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
};

// All that any counter may say, at one moment. Published by the shop loop, read by the painter.
struct ShelfFacts {
	bool rehearsal = false;
	std::string onAir;         // SKU, empty: none
	core::Duration staleAfter; // a number confirmed longer ago may not be shown as it is
	std::vector<SkuFacts> skus;

	const SkuFacts *find(std::string_view sku) const
	{
		for (const SkuFacts &facts : skus) {
			if (facts.stock->sku == sku) {
				return &facts;
			}
		}
		return nullptr;
	}
};

} // namespace overlay
