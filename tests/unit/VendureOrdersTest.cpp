#include "unit/VendureShapes.hpp"

#include <set>

using namespace vendure_shapes;

TEST_F(VendureTest, OpenOrdersFirst)
{
	const auto exchange = adapter->ordersSince("");
	EXPECT_EQ(optionsOf(exchange->first())["filter"],
		  json::parse(R"({"orderPlacedAt":{"isNull":false},)"
			      R"("state":{"notIn":["Cancelled","Shipped","Delivered"]}})"));
	const auto first = answer(*exchange, orders(order("2", "PartiallyShipped", 3,
							  R"({"quantity":2,"fulfillment":{"state":"Shipped"}},)"
							  R"({"quantity":1,"fulfillment":{"state":"Cancelled"}})"),
						    102));
	ASSERT_TRUE(first && first->next);
	EXPECT_EQ(first->mark, "") << "not before all is read";
	ASSERT_THAT(first->update.orders, SizeIs(1));
	const ShopOrder &read = first->update.orders.front();
	EXPECT_EQ(read.code, "P9SRTCDFNVCCKV6M");
	EXPECT_EQ(read.placedAt, readTime("2026-11-22T22:04:48.244Z"));
	EXPECT_EQ(read.updatedAt, readTime("2026-11-22T22:04:53Z")) << "sending a part is a change too";
	ASSERT_THAT(read.lines, SizeIs(1));
	EXPECT_EQ(read.lines[0].variantId, "2");
	EXPECT_EQ(read.lines[0].sku, "LS-M");
	EXPECT_EQ(read.lines[0].units, 3);
	EXPECT_EQ(read.lines[0].open, 1);
	const auto second =
		answer(*exchange, orders(order("2", "PaymentSettled", 3) + "," + order("3", "PaymentSettled", 5), 102));
	ASSERT_TRUE(second);
	EXPECT_FALSE(second->next);
	EXPECT_FALSE(first->update.ordersRead);
	EXPECT_TRUE(second->update.ordersRead);
	EXPECT_EQ(readTime(second->mark), kNow - std::chrono::seconds(60));
}

TEST_F(VendureTest, ThenTheOnesThatChanged)
{
	const auto exchange = adapter->ordersSince("2026-11-22T22:04:00.500Z");
	const json options = optionsOf(exchange->first());
	EXPECT_EQ(options["filter"], json::parse(R"({"orderPlacedAt":{"isNull":false},)"
						 R"("_or":[{"updatedAt":{"after":"2026-11-22T22:03:55.500Z"}}]})"));
	EXPECT_EQ(options["sort"], json::parse(R"({"updatedAt":"DESC"})"));
	const auto cancelled = answer(*exchange, orders(order("2", "Cancelled", 3), 1));
	ASSERT_TRUE(cancelled);
	EXPECT_EQ(cancelled->update.orders.front().lines[0].units, 0);
	EXPECT_EQ(cancelled->update.orders.front().lines[0].open, 0);
	EXPECT_EQ(cancelled->mark, "2026-11-22T22:04:50.000Z");
	const auto none = answer(*adapter->ordersSince(cancelled->mark), orders("", 0));
	ASSERT_TRUE(none);
	EXPECT_EQ(none->mark, cancelled->mark);
}

TEST_F(VendureTest, AnOrderIsToldAgainOnlyWhenItChanged)
{
	const auto told = [&](const std::string &mark, const std::string &page) {
		const auto reply = answer(*adapter->ordersSince(mark), orders(page, 1));
		return reply ? reply->update.orders.size() : 99;
	};
	const char *mark = "2026-11-22T22:04:50Z";
	EXPECT_EQ(told("", order("2", "PaymentSettled", 3)), 1u);
	EXPECT_EQ(told(mark, order("2", "PaymentSettled", 3)), 0u);
	EXPECT_EQ(told(mark, order("2", "PartiallyShipped", 3, R"({"quantity":1,"fulfillment":{"state":"Shipped"}})")),
		  1u);
	for (int question = 0; question < 5; ++question) { // the latest change of all comes with every answer
		EXPECT_EQ(told(mark, order("2", "Cancelled", 0)), question == 0 ? 1u : 0u);
	}
}

TEST_F(VendureTest, OpenOrdersOfWhatLeftTheShelfAreReadAgainAtOnce)
{
	std::string open = order("100", "PaymentSettled", 1);
	const std::string other = R"("productVariant":{"id":"2")";
	open.replace(open.find(other), other.size(), R"("productVariant":{"id":"1")");
	for (int id = 101; id < 140; ++id) {
		open += "," + order(std::to_string(id), "PaymentSettled", 1);
	}
	ASSERT_TRUE(answer(*adapter->ordersSince(""), orders(open, 40)));
	const auto again = [&] {
		return optionsOf(adapter->ordersSince("2026-11-22T22:04:00Z")->first())["filter"]["_or"][1]["id"]["in"];
	};
	EXPECT_EQ(again().front(), "100");
	EXPECT_EQ(again().front(), "125") << "in turn";
	const auto onHand = [&](int units) {
		levelsOf(variants(variant({.id = R"("1")", .levels = place(1, units, 0)}), 1));
	};
	onHand(12);
	EXPECT_EQ(again().front(), "110");
	onHand(11);
	EXPECT_EQ(again().front(), "100") << "a unit of its variant was sent";
	// Sent out entirely: not asked for again.
	ASSERT_TRUE(
		answer(*adapter->ordersSince("2026-11-22T22:04:00Z"),
		       orders(order("100", "Shipped", 1, R"({"quantity":1,"fulfillment":{"state":"Shipped"}})"), 1)));
	for (int round = 0; round < 3; ++round) {
		EXPECT_EQ(again().dump().find("\"100\""), std::string::npos);
	}
}

TEST_F(VendureTest, AnOrderThatCannotBeReadIsNotCountedByHalf)
{
	std::string two = order("2", "PaymentSettled", 3);
	two.replace(two.find("\"lines\":["), 9, R"("lines":[{"id":"9","quantity":"many"},)");
	const auto reply =
		answer(*adapter->ordersSince(""), orders(two + ",null,{}," + order("3", "PaymentSettled", 1), 4));
	ASSERT_TRUE(reply);
	EXPECT_THAT(reply->update.orders, SizeIs(1));
	EXPECT_THAT(reply->update.remarks, SizeIs(3));
	EXPECT_EQ(sentenceOf(answer(*adapter->ordersSince(""), R"({"data":{"orders":[]}})")), "Shop.NotGraphQl");
}

TEST_F(VendureTest, AnOrderIsNotLostWhenOthersLeaveTheListBetweenTwoPages)
{
	std::vector<int> open;
	for (int id = 150; id > 0; --id) {
		open.push_back(id);
	}
	const auto page = [&](const net::HttpRequest &request) {
		std::string items;
		const std::size_t skip = optionsOf(request)["skip"];
		for (std::size_t at = skip; at < std::min(open.size(), skip + 100); ++at) {
			items += (items.empty() ? "" : ",") + order(std::to_string(open[at]), "PaymentSettled", 1);
		}
		return orders(items, open.size());
	};
	const auto exchange = adapter->ordersSince("");
	std::set<std::string> told;
	auto next = std::optional(exchange->first());
	bool read = false;
	for (int pages = 0; next && pages < 10; ++pages) {
		const auto reply = answer(*exchange, page(*next));
		ASSERT_TRUE(reply) << sentenceOf(reply);
		for (const ShopOrder &one : reply->update.orders) {
			told.insert(one.id);
		}
		read = reply->update.ordersRead;
		next = reply->next;
		if (pages == 0) { // forty are sent out
			open.erase(open.begin() + 20, open.begin() + 60);
		}
	}
	EXPECT_TRUE(read);
	for (const int id : open) {
		EXPECT_TRUE(told.contains(std::to_string(id))) << id;
	}
}

TEST_F(VendureTest, TheSamePageAgainAndAgainIsNoShop)
{
	std::string items, levels;
	for (int id = 100; id > 0; --id) {
		items += (items.empty() ? "" : ",") + order(std::to_string(id), "PaymentSettled", 1);
		levels += (levels.empty() ? "" : ",") + variant({.id = std::to_string(id)});
	}
	const auto asked = adapter->ordersSince("");
	ASSERT_TRUE(answer(*asked, orders(items, 100'000))->next);
	EXPECT_EQ(sentenceOf(answer(*asked, orders(items, 100'000))), "Shop.Endless");
	const auto all = adapter->readAll();
	ASSERT_TRUE(answer(*all, variants(levels, 100'000))->next);
	EXPECT_EQ(sentenceOf(answer(*all, variants(levels, 100'000))), "Shop.Endless");
}
