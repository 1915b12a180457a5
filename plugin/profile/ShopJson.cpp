#include "profile/ShopJson.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace profile {

namespace {

using commerce::FeedMapping;
using commerce::ShopKind;
using nlohmann::ordered_json;

constexpr std::array kShopKinds{std::pair{ShopKind::Rehearsal, "rehearsal"},
				std::pair{ShopKind::JsonFeed, "jsonFeed"},
				std::pair{ShopKind::File, "file"},
				std::pair{ShopKind::Shopify, "shopify"},
				std::pair{ShopKind::ShopifyStorefront, "shopifyStorefront"},
				std::pair{ShopKind::Vendure, "vendure"},
				std::pair{ShopKind::WooCommerce, "wooCommerce"},
				std::pair{ShopKind::WooStore, "wooStore"}};

constexpr std::array kMappingParts{
	std::pair{"items", &FeedMapping::items},         std::pair{"sku", &FeedMapping::sku},
	std::pair{"title", &FeedMapping::title},         std::pair{"variant", &FeedMapping::variant},
	std::pair{"available", &FeedMapping::available}, std::pair{"updated", &FeedMapping::updated},
	std::pair{"price", &FeedMapping::price},         std::pair{"currency", &FeedMapping::currency},
	std::pair{"picture", &FeedMapping::picture},     std::pair{"link", &FeedMapping::link},
	std::pair{"nextPage", &FeedMapping::nextPage}};

const char *kindName(ShopKind kind)
{
	const auto found = std::ranges::find(kShopKinds, kind, [](const auto &entry) { return entry.first; });
	return found == kShopKinds.end() ? kShopKinds.front().second : found->second;
}

void readKind(JsonReader &shop, ShopKind &into)
{
	std::string name = kindName(into);
	shop.text("kind", name);
	const auto found =
		std::ranges::find(kShopKinds, name, [](const auto &entry) { return std::string(entry.second); });
	if (found != kShopKinds.end()) {
		into = found->first;
		return;
	}
	std::string list;
	for (const auto &[kind, known] : kShopKinds) {
		list += std::string(list.empty() ? "\"" : ", \"") + known + "\"";
	}
	shop.refuse("kind", std::move(list));
}

} // namespace

bool isShopId(std::string_view text)
{
	constexpr std::size_t kLongest = 40;
	return !text.empty() && text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
	});
}

ordered_json shopJson(const commerce::ShopSettings &shop)
{
	ordered_json mapping = ordered_json::object();
	for (const auto &[name, part] : kMappingParts) {
		mapping[name] = shop.mapping.*part;
	}
	return {{"id", shop.id},
		{"name", shop.name},
		{"kind", kindName(shop.kind)},
		{"url", shop.url},
		{"account", shop.account},
		{"headerNames", shop.headerNames},
		{"path", shop.path},
		{"mapping", std::move(mapping)},
		{"pollEverySeconds", shop.pollEvery.seconds()},
		{"rehearsalSpeed", shop.rehearsalSpeed},
		{"locations", shop.locations},
		{"picked", shop.picked},
		{"renamed", ordered_json(shop.renamed)}};
}

void readShop(JsonReader shop, commerce::ShopSettings &into)
{
	shop.text("id", into.id);
	shop.text("name", into.name);
	readKind(shop, into.kind);
	shop.text("url", into.url);
	shop.text("account", into.account);
	shop.texts("headerNames", into.headerNames);
	shop.text("path", into.path);
	JsonReader mapping = shop.object("mapping");
	for (const auto &[name, part] : kMappingParts) {
		mapping.text(name, into.mapping.*part);
	}
	shop.duration("pollEverySeconds", into.pollEvery, 1, 600);
	shop.number("rehearsalSpeed", into.rehearsalSpeed, 1, 20);
	shop.texts("locations", into.locations);
	shop.texts("picked", into.picked);
	shop.textMap("renamed", into.renamed);
}

} // namespace profile
