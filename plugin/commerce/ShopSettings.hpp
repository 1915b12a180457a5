#pragma once

#include "core/Duration.hpp"

#include <map>
#include <string>
#include <vector>

namespace commerce {

// The shop systems, with the names of their secrets (see Secrets).
enum class ShopKind {
	Rehearsal, // the built-in show: no account, no network
	JsonFeed,  // JSON or CSV over HTTP. Secrets: the header values, by header name
	File,      // a JSON or CSV file on this machine
	Shopify,   // its Admin API. Secrets: token; or clientSecret, with the client id as `account`; pushSecret
	Vendure,   // its Admin API; `account` is the administrator. Secrets: password; pushSecret
	ShopifyStorefront, // its Storefront API, read only. Secrets: publicToken
	WooCommerce,       // its REST API v3; `account` is the consumer key. Secrets: consumerSecret, pushSecret
	WooStore,          // its public Store API, read only: numbers only where little is left. No secrets
};

// Where in a JSON document the figures are (RFC 6901 pointers), or which CSV columns hold them.
// `items` points to the array (or object) of SKUs from the document's root; the others start at one item.
// For CSV the pointers' last part names the column, so "/sku" is the column "sku".
struct FeedMapping {
	std::string items = "/items";
	std::string sku = "/sku";
	std::string title = "/title";
	std::string variant = "/variant";
	std::string available = "/available";
	std::string updated = "/updated";
	// These may be missing. The price is an amount in whole units, "19.90"; the others are an ISO 4217 code and two
	// addresses.
	std::string price = "/price";
	std::string currency = "/currency";
	std::string picture = "/picture";
	std::string link = "/link";
	std::string nextPage; // from the root to the next page's address; empty: the document is whole

	bool operator==(const FeedMapping &) const = default;
};

// One shop that a profile follows. Secrets are not here, only what tells which there are.
struct ShopSettings {
	std::string id = "shop"; // never changes, unique in the profile: secrets and the journal know the shop by it
	std::string name;        // as the person calls it; empty: its kind and host are enough
	ShopKind kind = ShopKind::Rehearsal;
	std::string url;                      // http or https; of the shop, or of the feed
	std::string account;                  // user, client id or consumer key
	std::vector<std::string> headerNames; // JsonFeed: sent with each request, values from the secrets
	std::string path;                     // File
	FeedMapping mapping;                  // JsonFeed and File
	core::Duration pollEvery = core::Duration::seconds(5); // 1 s … 10 min; the slowest: budgets may ask for less
	double rehearsalSpeed = 1;                             // Rehearsal: 1 … 20 times life's pace

	std::vector<std::string> locations;         // whose units count; empty: all
	std::vector<std::string> picked;            // the shop's own SKUs that are followed; empty: all
	std::map<std::string, std::string> renamed; // the shop's SKU → the row it belongs to, where the codes differ

	bool operator==(const ShopSettings &) const = default;
};

// The names of the secrets that this shop may need, in the order in which a person is asked for them.
std::vector<std::string> secretNames(const ShopSettings &shop);

} // namespace commerce
