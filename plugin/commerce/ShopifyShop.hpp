#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace commerce {

// Costs and patience with Shopify's Admin API.
struct ShopifyTuning {
	int mostPoints = 900;       // a single query may cost 1,000; the rest is for what our own reckoning misses
	int pointsOfVariant = 4;    // itself, its product, its inventory item, and the list of its levels
	int pointsOfPictures = 8;   // the variant's list of media, its product again, and three objects of each picture
	int picturesEvery = 6;      // whole readings, which is once an hour in a large shop; what changed tells its own
	int pointsOfLevel = 6;      // itself, its location and four quantities, should each of them count
	int mostAtOnce = 250;       // inputs and pages are no longer than that
	int levelsAtFirst = 10;     // places a variant lies at; more are asked for once one lies at more
	int mostLevels = 120;       // one variant then costs some 730 points
	int linesAtOnce = 20;       // of an order, with the order itself; longer ones are rare and asked for again
	int ordersAtOnce = 20;      // with their lines some 850 points
	int variantsInARow = 20000; // paging ends after 25,000: then it is begun again behind the last id
	core::Duration indexLag = core::Duration::seconds(60); // filters look into an index that follows a little later
};

// What the adapter and its exchanges know of one Shopify shop. Owned by them together, used on one thread.
struct ShopifyShop {
	struct Place {
		std::string name;
		bool online = true; // orders from the web are sent out from here
	};

	std::string origin; // "https://demo.myshopify.com"
	std::string host;   // for sentences
	std::set<std::string> chosen;
	ShopifyTuning tuning;

	std::map<std::string, Place> places; // by id
	bool placesAsked = false;
	std::string currency;    // all its prices are in; empty: not yet told
	int levels = 1;          // so many places are asked for with each variant
	int smaller = 1;         // pages are so many times smaller than reckoned, because the shop found them too dear
	double costOfPage = 100; // of variants, in points, as the shop last reckoned it
	double costOfSome = 30;
	double costOfOrders = 60;

	std::unordered_map<std::string, std::string> variantOfItem; // a push names the inventory item only
	std::unordered_map<std::string, std::string> pictures;      // by variant; empty: it has none
	int untilPictures = 0;                                      // whole readings without them
	std::map<std::string, std::string> statusBefore;            // of paused products

	// Whether units at this place count: those the person chose, or else those from which orders from the web are
	// sent out, because nothing else can be sold in a live show.
	bool counts(const std::string &place) const;
	int variantsAtOnce(bool pictured) const;

	net::HttpRequest ask(std::string_view document, nlohmann::json variables) const;
	void readPlaces(const nlohmann::json &data);
	std::map<std::string, std::string> placeNames() const; // by id
	void readCurrency(const nlohmann::json &data);
	// The levels of one variant, with the picture that it last had where it was not asked for; nothing where the
	// node is none. False when it lies at more places than were told.
	bool readVariant(const nlohmann::json &node, ShopUpdate &into);

private:
	std::string pictureOf(const nlohmann::json &node);
};

} // namespace commerce
