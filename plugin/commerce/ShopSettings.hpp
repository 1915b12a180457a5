#pragma once

#include "core/Duration.hpp"

#include <map>
#include <string>
#include <vector>

namespace commerce {

enum class ShopKind {
	Rehearsal, // the built-in show: no account, no network
	JsonFeed,  // JSON over HTTP
	File,      // a JSON or CSV file on this machine
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

	bool operator==(const FeedMapping &) const = default;
};

// Which shop a profile follows. Header values are secrets and therefore not here: only their names are.
struct ShopSettings {
	ShopKind kind = ShopKind::Rehearsal;
	std::string url;                      // JsonFeed: http or https
	std::vector<std::string> headerNames; // JsonFeed: sent with each request, values from the secrets
	std::string path;                     // File
	FeedMapping mapping;
	core::Duration pollEvery = core::Duration::seconds(5); // 1 s … 10 min
	double rehearsalSpeed = 1;                             // Rehearsal: 1 … 20 times life's pace

	bool operator==(const ShopSettings &) const = default;
};

} // namespace commerce
