// Shapes recorded from Vendure 3.7.3 with tests/shops/vendure's goods, for answers of a server as it is and for answers
// that no honest server gives, and the adapter that hears them.

#pragma once

#include "commerce/FeedText.hpp"
#include "commerce/VendureAdapter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <nlohmann/json.hpp>
#include <tuple>

namespace vendure_shapes {

using namespace commerce;
using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

inline const core::WallTime kNow = *readTime("2026-11-22T22:10:00Z");

inline constexpr const char *kForbidden =
	R"({"errors":[{"message":"You are not currently authorized to perform this action",)"
	R"("locations":[{"line":1,"column":2}],"path":["productVariants"],"extensions":{"code":"FORBIDDEN"}}],"data":null})";

struct VariantShape {
	std::string id = R"("1")";
	std::string sku = "LS-S";
	std::string enabled = "true";
	std::string track = "TRUE";
	std::string threshold = R"("outOfStockThreshold":0,"useGlobalOutOfStockThreshold":true)";
	std::string asset = "null";        // of the variant …
	std::string productAsset = "null"; // … and of its product
	std::string levels =
		R"({"stockLocationId":"1","stockOnHand":12,"stockAllocated":2,"updatedAt":"2026-11-22T22:02:13.000Z"})";
};

inline std::string variant(const VariantShape &is)
{
	return R"({"id":)" + is.id + R"(,"sku":")" + is.sku + R"(","enabled":)" + is.enabled +
	       R"(,"updatedAt":"2026-11-22T22:02:10.000Z","trackInventory":")" + is.track + R"(",)" + is.threshold +
	       R"(,"priceWithTax":3588,"currencyCode":"USD","featuredAsset":)" + is.asset +
	       R"(,"product":{"id":"1","name":"Linen Shirt","enabled":true,"featuredAsset":)" + is.productAsset +
	       R"(},"options":[{"name":"S"}],"stockLevels":[)" + is.levels + "]}";
}

inline std::string variants(const std::string &items, std::size_t total, const std::string &settings = "true",
			    int least = 0)
{
	return std::format(R"({{"data":{{"globalSettings":{{"trackInventory":{},"outOfStockThreshold":{}}},)"
			   R"("productVariants":{{"totalItems":{},"items":[{}]}}}}}})",
			   settings, least, total, items);
}

inline std::string moneyDigits(int digits)
{
	return std::format(R"({{"data":{{"globalSettings":{{"serverConfig":{{"moneyStrategyPrecision":{}}}}}}}}})",
			   digits);
}

inline constexpr const char *kPlaces =
	R"({"data":{"stockLocations":{"items":[{"id":"1","name":"Default Stock Location"}]}}})";

inline std::string place(int id, int onHand, int allocated)
{
	return std::format(R"({{"stockLocationId":"{}","stockOnHand":{},"stockAllocated":{},)"
			   R"("updatedAt":"2026-11-22T22:02:13.000Z"}})",
			   id, onHand, allocated);
}

// Order 2 of the recorded session: 4 bought, 1 cancelled, 2 of the 3 sent.
inline std::string order(const std::string &id, const std::string &state, int quantity, const std::string &sent = "")
{
	return std::format(
		R"({{"id":"{}","code":"P9SRTCDFNVCCKV6M","state":"{}","orderPlacedAt":"2026-11-22T22:04:48.244Z",)"
		R"("updatedAt":"2026-11-22T22:04:50.000Z","fulfillments":[{}],"lines":[{{"id":"2","quantity":{},)"
		R"("productVariant":{{"id":"2","sku":"LS-M"}},"fulfillmentLines":[{}]}}]}})",
		id, state, sent.empty() ? "" : R"({"updatedAt":"2026-11-22T22:04:53.000Z"})", quantity, sent);
}

inline std::string orders(const std::string &items, std::size_t total)
{
	return std::format(R"({{"data":{{"orders":{{"totalItems":{},"items":[{}]}}}}}})", total, items);
}

inline json optionsOf(const net::HttpRequest &request)
{
	return json::parse(request.body)["variables"]["options"];
}

class VendureTest : public testing::Test {
protected:
	static std::unique_ptr<ShopAdapter> adapterFor(const std::string &url)
	{
		ShopSettings settings;
		settings.url = url;
		settings.account = "superadmin";
		return std::move(*VendureAdapter::make(settings, {{"password", "pass\"word"}, {"pushSecret", "test"}}));
	}

	static Asked<Reply> answer(Exchange &exchange, const std::string &body, long status = 200,
				   net::HttpHeaders headers = {})
	{
		return exchange.onAnswer({status, std::move(headers), body}, kNow);
	}

	// What this reading of all says of its only page.
	std::vector<StockLevel> levelsOf(const std::string &page)
	{
		const auto exchange = adapter->readAll();
		exchange->first();
		auto reply = answer(*exchange, page);
		EXPECT_TRUE(reply) << reply.error().error.sentence.key;
		return reply ? reply->update.levels : std::vector<StockLevel>();
	}

	// `money` is what the server says to the question for its digits.
	void logIn(const std::string &money = moneyDigits(2))
	{
		const auto login = adapter->login();
		login->first();
		ASSERT_TRUE(answer(*login, R"({"data":{"login":{"__typename":"CurrentUser"}}})", 200,
				   {{"vendure-auth-token", "bf48fe8a"}}));
		const auto places = answer(*login, kPlaces);
		ASSERT_TRUE(places && places->next && places->next->body.contains("moneyStrategyPrecision"));
		const auto over = answer(*login, money, money.contains("errors") ? 400 : 200);
		ASSERT_TRUE(over && !over->next) << "the session is there in any case";
	}

	std::unique_ptr<ShopAdapter> adapter = adapterFor("https://shop.example");
};

inline std::string sentenceOf(const Asked<Reply> &reply)
{
	return reply ? "(no fault)" : reply.error().error.sentence.key;
}

inline FaultKind kindOf(const Asked<Reply> &reply)
{
	return reply ? FaultKind::Throttled : reply.error().kind;
}

} // namespace vendure_shapes
