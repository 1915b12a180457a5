#include "commerce/VendureLevels.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace commerce::vendure {

namespace {

using nlohmann::json;

struct Defaults {
	bool tracked = true;
	std::int64_t threshold = 0;
	std::optional<int> moneyDigits;
};

// Of the variant, or else of its product. Vendure's asset server makes it smaller by its own preset, which fits it into
// 800 by 800 pixels; other servers take no notice.
std::string pictureOf(const json &variant)
{
	std::string address = textAt(variant, {"featuredAsset", "preview"});
	if (address.empty()) {
		address = textAt(variant, {"product", "featuredAsset", "preview"});
	}
	return address.empty() || address.contains('?') ? address : address + "?preset=large";
}

std::string joinedNames(const json &options)
{
	std::string names;
	for (const json &option : listAt(options, {"options"})) {
		names += (names.empty() ? "" : " / ") + textAt(option, {"name"});
	}
	return names;
}

bool isTracked(const json &variant, const Defaults &defaults)
{
	const std::string flag = textAt(variant, {"trackInventory"});
	return flag == "INHERIT" ? defaults.tracked : flag != "FALSE";
}

std::optional<std::int64_t> thresholdOf(const json &variant, const Defaults &defaults)
{
	return isTrueAt(variant, {"useGlobalOutOfStockThreshold"}) ? std::optional(defaults.threshold)
								   : unitsAt(variant, {"outOfStockThreshold"});
}

// One for each place; empty when a figure makes no sense, which `remark` says then.
std::vector<StockLevel> levelsOf(const json &variant, const StockLevel &common, const Defaults &defaults,
				 core::Message &remark)
{
	std::vector<StockLevel> levels;
	const bool tracked = isTracked(variant, defaults);
	const auto refuse = [&](const json *value) {
		const std::string found = value && !value->is_null() ? describe(*value) : "?";
		remark = {"Shop.BadUnits", {{"sku", excerpt(common.sku)}, {"value", found}}, {}};
		return std::vector<StockLevel>();
	};
	for (const json &place : listAt(variant, {"stockLevels"})) {
		StockLevel level = common;
		level.location = textAt(place, {"stockLocationId"});
		level.onHand = unitsAt(place, {"stockOnHand"});
		level.committed = unitsAt(place, {"stockAllocated"});
		if (!level.onHand || !level.committed) {
			return refuse(fieldAt(place, {level.onHand ? "stockAllocated" : "stockOnHand"}));
		}
		level.sourceTime = std::max(common.sourceTime, timeAt(place, {"updatedAt"}));
		level.available = *level.onHand - *level.committed;
		levels.push_back(std::move(level));
	}
	if (levels.empty()) { // never had any stock
		levels.push_back(common);
		levels.back().available = 0;
	}
	const auto threshold = thresholdOf(variant, defaults);
	if (!threshold) {
		return refuse(fieldAt(variant, {"outOfStockThreshold"}));
	}
	*std::ranges::max_element(levels, {}, &StockLevel::available)->available -= *threshold;
	if (!tracked) {
		for (StockLevel &level : levels) {
			level.available = level.onHand = level.committed = std::nullopt;
		}
	}
	return levels;
}

void readVariant(const json &variant, const Defaults &defaults, VariantPage &page)
{
	StockLevel common;
	common.variantId = textAt(variant, {"id"});
	common.sku = textAt(variant, {"sku"});
	page.ids.push_back(common.variantId);
	if (common.sku.empty() || common.variantId.empty()) {
		const std::string name = common.sku.empty() ? "id " + common.variantId : common.sku;
		const core::Message place{"Shop.PlaceEntry", {{"pointer", excerpt(name)}}, {}};
		page.update.remarks.push_back({"Shop.NoSku", {}, {{"place", place}}});
		return;
	}
	common.title = textAt(variant, {"product", "name"});
	common.variant = joinedNames(variant);
	common.productId = textAt(variant, {"product", "id"});
	common.paused = !isTrueAt(variant, {"enabled"}) || !isTrueAt(variant, {"product", "enabled"});
	common.sourceTime = timeAt(variant, {"updatedAt"});
	if (const auto price = unitsAt(variant, {"priceWithTax"}); price && defaults.moneyDigits) {
		common.price = core::Money::ofMinor(*price, *defaults.moneyDigits, textAt(variant, {"currencyCode"}));
	}
	common.picture = pictureOf(variant);
	core::Message remark;
	auto levels = levelsOf(variant, common, defaults, remark);
	if (levels.empty()) {
		page.update.remarks.push_back(std::move(remark));
		return;
	}
	std::ranges::move(levels, std::back_inserter(page.update.levels));
}

} // namespace

bool readVariants(const json &data, std::optional<int> moneyDigits, VariantPage &page)
{
	const json *items = fieldAt(data, {"productVariants", "items"});
	const auto total = unitsAt(data, {"productVariants", "totalItems"});
	if (!items || !items->is_array() || !total) {
		return false;
	}
	const Defaults defaults{isTrueAt(data, {"globalSettings", "trackInventory"}),
				unitsAt(data, {"globalSettings", "outOfStockThreshold"}).value_or(0), moneyDigits};
	page.totalItems = *total;
	for (const json &variant : *items) {
		readVariant(variant, defaults, page);
	}
	return true;
}

} // namespace commerce::vendure
