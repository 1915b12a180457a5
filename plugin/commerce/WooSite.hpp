#pragma once

#include "commerce/ShopFault.hpp"
#include "commerce/ShopUpdate.hpp"
#include "net/HttpMessage.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace commerce {

inline constexpr std::string_view kWooProducts = "/wc/v3/products";
inline constexpr std::string_view kWooStoreProducts = "/wc/store/v1/products"; // needs no key
inline constexpr int kWooPage = 100; // the most that WooCommerce gives at once

// A variant's id is "12" for a product of its own and "34/56" for a variation: both numbers are needed to ask for it.
struct WooId {
	std::string product;
	std::string variation; // empty: the product itself

	static WooId parse(const std::string &text);
	std::string text() const { return variation.empty() ? product : product + "/" + variation; }
};

// What its variations need to know of a product.
struct WooParent {
	std::string title;
	bool onSale = true;   // published
	bool tracked = false; // has a stock of its own, which variations may share
	std::optional<std::int64_t> available;
	bool backorder = false;
	std::string picture; // these two are a variation's, too, where it has none of its own
	std::string link;
};

// A WordPress site with WooCommerce: how its addresses are made and its answers are read. Owned by an adapter and its
// exchanges together, used on one thread.
struct WooSite {
	std::string base; // "https://example.com/shop", without a slash at its end
	std::string host;
	std::unordered_map<std::string, WooParent> parents;
	std::unordered_map<std::string, std::string> statusBefore; // of what was paused, by variant id

	using Query = std::vector<std::pair<std::string, std::string>>;
	net::HttpRequest get(const std::string &route, const Query &query) const; // route "/wc/v3/products"
	net::HttpRequest put(const std::string &route, const nlohmann::json &body) const;

	// The JSON of a good answer; WordPress says in the body of a bad one why.
	Asked<nlohmann::json> read(const net::HttpResponse &answer) const;

	// A product as the REST API tells it: a level, or a parent whose variations have to be asked for. True: the
	// latter.
	bool readProduct(const nlohmann::json &product, ShopUpdate &into);
	void readVariation(const std::string &productId, const nlohmann::json &variation, ShopUpdate &into);
};

// The address of a site as people enter it; empty when there is no host in it.
std::string wooBase(const std::string &address);

// How many there are in all of what was asked for, where the answer says so.
std::optional<std::int64_t> wooTotal(const net::HttpResponse &answer);

// The address of the first picture of a product; empty where it has none.
std::string wooPicture(const nlohmann::json &product);

// The ids of a list's entries; an empty one where an entry has none.
std::vector<std::string> wooIds(const nlohmann::json &list);

} // namespace commerce
