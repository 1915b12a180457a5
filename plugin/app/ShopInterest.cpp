#include "app/ShopInterest.hpp"

namespace app {

namespace {

// Less than one unit in five minutes is what the shop's slow rounds are for.
constexpr double kSellsPerMinute = 0.2;

bool isHot(const overlay::SkuFacts &facts, bool onAir)
{
	return onAir || facts.forecast.pacePerMinute >= kSellsPerMinute || facts.status == alerts::SkuStatus::Low ||
	       facts.status == alerts::SkuStatus::Hot;
}

} // namespace

std::map<std::string, std::vector<commerce::VariantInterest>> interestOf(const overlay::ShelfFacts &facts)
{
	std::map<std::string, std::vector<commerce::VariantInterest>> interest;
	for (const overlay::SkuFacts &sku : facts.skus) {
		const bool onAir = sku.stock->sku == facts.onAir;
		if (!isHot(sku, onAir)) {
			continue;
		}
		for (const stock::StockPart &part : sku.stock->parts) {
			auto &variants = interest[part.shop];
			// The locations of one variant are read together.
			if (part.listed && (variants.empty() || variants.back().id != part.variantId)) {
				variants.push_back({part.variantId, onAir, sku.forecast.pacePerMinute, part.available});
			}
		}
	}
	return interest;
}

} // namespace app
