#include "commerce/ShopifyShop.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/GraphQl.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyDocuments.hpp"
#include "commerce/SoundUpdate.hpp"

#include <algorithm>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

// The digits at the end of "gid://shopify/ProductVariant/44012".
std::string numberOf(const std::string &gid)
{
	return gid.substr(gid.rfind('/') + 1);
}

std::string pictureIn(const json &media)
{
	return textAt(media, {"preview", "image", "url"});
}

StockLevel describeVariant(const json &node)
{
	StockLevel level;
	level.variantId = textAt(node, {"id"});
	// Many small shops give no SKUs; the id is a name that does not change.
	level.sku = trimmed(textAt(node, {"sku"}));
	if (level.sku.empty()) {
		level.sku = numberOf(level.variantId);
	}
	level.title = textAt(node, {"product", "title"});
	const std::string variant = textAt(node, {"title"});
	level.variant = variant == "Default Title" ? std::string() : variant; // what a product without options has
	level.productId = textAt(node, {"product", "id"});
	const std::string status = textAt(node, {"product", "status"});
	level.paused = status != "ACTIVE" && status != "UNLISTED"; // unlisted ones sell to who has the link
	level.backorder = textAt(node, {"inventoryPolicy"}) == "CONTINUE";
	level.link = textAt(node, {"product", "onlineStoreUrl"});
	return level;
}

void readQuantities(const json &node, StockLevel &level)
{
	for (const json &quantity : listAt(node, {"quantities"})) {
		const std::string name = textAt(quantity, {"name"});
		const auto units = unitsAt(quantity, {"quantity"});
		if (name == "available") {
			level.available = units;
			level.sourceTime = timeAt(quantity, {"updatedAt"});
		} else if (name == "on_hand") {
			level.onHand = units;
		} else if (name == "committed") {
			level.committed = units;
		} else if (name == "incoming") {
			level.incoming = units;
		}
	}
}

} // namespace

bool ShopifyShop::counts(const std::string &place) const
{
	if (!chosen.empty()) {
		return chosen.contains(place);
	}
	const auto known = places.find(place);
	return known == places.end() || known->second.online;
}

int ShopifyShop::variantsAtOnce(bool pictured) const
{
	const int points =
		tuning.pointsOfVariant + levels * tuning.pointsOfLevel + (pictured ? tuning.pointsOfPictures : 0);
	return std::clamp(tuning.mostPoints / points / smaller, 1, tuning.mostAtOnce);
}

net::HttpRequest ShopifyShop::ask(std::string_view document, json variables) const
{
	return graphQlRequest(origin + "/admin/api/" + std::string(kShopifyVersion) + "/graphql.json", document,
			      std::move(variables));
}

void ShopifyShop::readPlaces(const json &data)
{
	places.clear();
	for (const json &node : listAt(data, {"locations", "nodes"})) {
		places[textAt(node, {"id"})] = {textAt(node, {"name"}), isTrueAt(node, {"fulfillsOnlineOrders"})};
	}
	placesAsked = true;
	levels =
		places.empty() ? tuning.levelsAtFirst : std::min(tuning.levelsAtFirst, static_cast<int>(places.size()));
}

std::map<std::string, std::string> ShopifyShop::placeNames() const
{
	std::map<std::string, std::string> names;
	for (const auto &[id, place] : places) {
		names.emplace(id, place.name);
	}
	return names;
}

void ShopifyShop::readCurrency(const json &data)
{
	if (std::string told = textAt(data, {"shop", "currencyCode"}); !told.empty()) {
		currency = std::move(told);
	}
}

std::string ShopifyShop::pictureOf(const json &node)
{
	const std::string id = textAt(node, {"id"});
	if (!fieldAt(node, {"media"})) { // not asked for
		const auto known = pictures.find(id);
		return known == pictures.end() ? std::string() : known->second;
	}
	if (pictures.size() >= kMostRemembered && !pictures.contains(id)) {
		pictures.clear();
	}
	const auto &own = listAt(node, {"media", "nodes"});
	std::string &picture = pictures[id];
	picture = own.empty() ? std::string() : webAddress(pictureIn(own.front()));
	if (picture.empty()) {
		picture = webAddress(textAt(node, {"product", "featuredMedia", "preview", "image", "url"}));
	}
	return picture;
}

bool ShopifyShop::readVariant(const json &node, ShopUpdate &into)
{
	StockLevel described = describeVariant(node);
	if (described.variantId.empty()) {
		return true; // deleted meanwhile
	}
	if (isTrueAt(node, {"inventoryItem", "inventoryLevels", "pageInfo", "hasNextPage"})) {
		return false;
	}
	if (variantOfItem.size() >= kMostRemembered) {
		variantOfItem.clear();
	}
	variantOfItem[textAt(node, {"inventoryItem", "id"})] = described.variantId;
	described.picture = pictureOf(node);
	if (!currency.empty()) {
		described.price = core::Money::parse(textAt(node, {"price"}), currency);
	}
	const bool tracked = isTrueAt(node, {"inventoryItem", "tracked"});
	bool anywhere = false;
	for (const json &place : listAt(node, {"inventoryItem", "inventoryLevels", "nodes"})) {
		StockLevel level = described;
		level.location = textAt(place, {"location", "id"});
		if (!counts(level.location)) {
			continue;
		}
		if (tracked) {
			readQuantities(place, level);
			if (!level.available) {
				into.remarks.push_back({"Shop.NoFigure", {{"sku", excerpt(level.sku)}}, {}});
				anywhere = true;
				continue;
			}
		}
		anywhere = true;
		into.levels.push_back(std::move(level));
	}
	if (!anywhere) { // nowhere that counts: nothing of it can be sold
		StockLevel level = described;
		level.available = tracked ? std::optional<std::int64_t>(0) : std::nullopt;
		into.levels.push_back(std::move(level));
	}
	return true;
}

} // namespace commerce
