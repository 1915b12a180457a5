#include "commerce/Selection.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace commerce {

namespace {

bool isWanted(const std::vector<std::string> &chosen, const std::string &one)
{
	return chosen.empty() || std::ranges::find(chosen, one) != chosen.end();
}

// The shop's own SKU stays behind as the id where there was none.
void rename(std::string &sku, std::string &variantId, const ShopSettings &settings)
{
	const auto found = settings.renamed.find(sku);
	if (found == settings.renamed.end()) {
		return;
	}
	if (variantId.empty()) {
		variantId = sku;
	}
	sku = found->second;
}

} // namespace

ShopUpdate selected(ShopUpdate update, const ShopSettings &settings)
{
	std::set<std::string> partly;
	std::erase_if(update.levels, [&](const StockLevel &level) {
		const bool elsewhere = !level.location.empty() && !isWanted(settings.locations, level.location);
		if (elsewhere) {
			partly.insert(level.id());
		}
		return elsewhere || !isWanted(settings.picked, level.sku);
	});
	for (StockLevel &level : update.levels) {
		if (partly.contains(level.id())) {
			level.onHand.reset();
		}
	}
	for (StockLevel &level : update.levels) {
		rename(level.sku, level.variantId, settings);
	}
	for (StockMove &move : update.moves) {
		rename(move.sku, move.variantId, settings);
	}
	std::erase_if(update.moves, [&](const StockMove &move) {
		return !move.location.empty() && !isWanted(settings.locations, move.location);
	});
	for (ShopOrder &order : update.orders) {
		for (OrderLine &line : order.lines) {
			rename(line.sku, line.variantId, settings);
		}
	}
	if (update.pitchedSku) {
		std::string unused;
		rename(*update.pitchedSku, unused, settings);
	}
	return update;
}

} // namespace commerce
