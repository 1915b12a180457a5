#include "commerce/ShopifyProbe.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyAnswer.hpp"
#include "commerce/ShopifyDocuments.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <set>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

// A right of the key, and what does not work without it.
struct Right {
	const char *scope;
	const char *remark;
};

constexpr std::array kRights{
	Right{"read_products", "Shopify.LacksReading"},    Right{"read_inventory", "Shopify.LacksReading"},
	Right{"read_locations", "Shopify.LacksPlaces"},    Right{"read_orders", "Shopify.LacksOrders"},
	Right{"write_inventory", "Shopify.LacksSetStock"}, Right{"write_products", "Shopify.LacksPause"},
};

class Probe : public Exchange {
public:
	explicit Probe(std::shared_ptr<ShopifyShop> shop) : shop_(std::move(shop)) {}

	net::HttpRequest first() override { return shop_->ask(shopify::kProbe, json::object()); }

	// A right that is missing empties the whole answer to a question, so that places are a question of their own.
	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		auto read = readShopify(answer, shop_->host, true);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		Reply reply;
		reply.budget = read->budget;
		if (askedForPlaces_) {
			judgePlaces(read->data);
			reply.findings = std::move(findings_);
			return reply;
		}
		findings_.shop = textAt(read->data, {"shop", "name"});
		findings_.variants = unitsAt(read->data, {"productVariantsCount", "count"}).value_or(0);
		judgeRights(read->data);
		judgeVersion(answer);
		askedForPlaces_ = true;
		reply.next = shop_->ask(shopify::kPlaces, json::object());
		return reply;
	}

private:
	// Writing a thing includes reading it.
	void judgeRights(const json &data)
	{
		std::set<std::string> held;
		for (const json &scope : listAt(data, {"currentAppInstallation", "accessScopes"})) {
			const std::string handle = textAt(scope, {"handle"});
			held.insert(handle);
			if (handle.starts_with("write_")) {
				held.insert("read_" + handle.substr(6));
			}
		}
		for (const Right &right : kRights) {
			if (!held.contains(right.scope)) {
				findings_.remarks.push_back({right.remark, {{"scope", right.scope}}, {}});
			}
		}
	}

	void judgePlaces(const json &data)
	{
		shop_->readPlaces(data);
		findings_.locations = shop_->placeNames();
		for (const auto &[id, place] : shop_->places) {
			if (!place.online && shop_->chosen.empty()) {
				findings_.remarks.push_back(
					{"Shopify.PlaceNotOnline", {{"place", excerpt(place.name)}}, {}});
			}
		}
		for (const std::string &id : shop_->chosen) {
			if (!shop_->places.empty() && !shop_->places.contains(id)) {
				findings_.remarks.push_back({"Shopify.PlaceGone", {{"place", excerpt(id)}}, {}});
			}
		}
	}

	// Shopify answers questions in a version that has ended with its oldest one.
	void judgeVersion(const net::HttpResponse &answer)
	{
		const auto version = answer.header("x-shopify-api-version");
		if (version && *version != kShopifyVersion) {
			findings_.remarks.push_back(
				{"Shopify.OtherVersion",
				 {{"asked", std::string(kShopifyVersion)}, {"served", excerpt(*version, 20)}},
				 {}});
		}
	}

	std::shared_ptr<ShopifyShop> shop_;
	bool askedForPlaces_ = false;
	Findings findings_;
};

} // namespace

std::unique_ptr<Exchange> shopifyProbe(std::shared_ptr<ShopifyShop> shop)
{
	return std::make_unique<Probe>(std::move(shop));
}

} // namespace commerce
