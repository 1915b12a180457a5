#include "commerce/SoundUpdate.hpp"
#include "commerce/ExchangeBounds.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace commerce;

namespace {

StockLevel level(const std::string &sku, std::int64_t available)
{
	StockLevel level;
	level.sku = sku;
	level.available = available;
	return level;
}

ShopOrder order(const std::string &id, std::int64_t units, std::int64_t open)
{
	return {.id = id,
		.code = "#" + id,
		.lines = {{.id = "1", .sku = "A", .variantId = {}, .units = units, .open = open, .taken = {}}}};
}

} // namespace

TEST(SoundUpdate, WhatCannotBeIsLeftOutAndTheRestHolds)
{
	Reply reply;
	reply.update.levels = {level("A", 3), level("", 1), level(std::string(300, 'x'), 1), level("B\n", 1),
			       level("C", kMaxUnits + 1)};
	reply.update.levels[0].title = std::string(5000, 't');
	keepSound(reply);
	ASSERT_EQ(reply.update.levels.size(), 1u);
	EXPECT_EQ(reply.update.levels[0].available, 3);
	EXPECT_LT(reply.update.levels[0].title.size(), 1100u);
	EXPECT_EQ(reply.update.remarks.size(), 4u);
}

TEST(SoundUpdate, AnAddressThatIsNoneCostsNoLevel)
{
	const std::string longest = "https://s.example/" + std::string(kMaxAddressBytes - 18, 'x');
	Reply reply;
	for (const std::string &address : {longest, longest + "x", std::string("ftp://s.example/a"),
					   std::string("https://"), std::string("https://s.example/\r\nHost: x"),
					   std::string("data:image/png;base64,AAAA"), std::string("//s.example")}) {
		StockLevel one = level("A", 3);
		one.picture = one.link = address;
		reply.update.levels.push_back(one);
	}
	keepSound(reply);
	ASSERT_EQ(reply.update.levels.size(), 7u);
	EXPECT_TRUE(reply.update.remarks.empty());
	EXPECT_EQ(reply.update.levels[0].picture, longest);
	EXPECT_EQ(reply.update.levels[0].link, longest);
	for (std::size_t at = 1; at < 7; ++at) {
		EXPECT_EQ(reply.update.levels[at].picture, "") << at;
		EXPECT_EQ(reply.update.levels[at].link, "") << at;
	}
}

TEST(SoundUpdate, AnOrderIsNotCountedByHalf)
{
	Reply reply;
	reply.update.orders = {order("1", 2, 1), order("2", -2, 0), order("3", 2, 3), order("", 1, 1)};
	reply.update.orders[0].lines.push_back(reply.update.orders[0].lines[0]);
	keepSound(reply);
	ASSERT_EQ(reply.update.orders.size(), 1u);
	EXPECT_EQ(reply.update.orders[0].lines.size(), 2u);
	ASSERT_EQ(reply.update.remarks.size(), 3u);
	EXPECT_EQ(reply.update.remarks[0].key, "Shop.OddOrder");
}

TEST(SoundUpdate, HintsAndRemarksHaveAnEnd)
{
	PushNews news;
	news.variants.assign(5000, "1");
	news.variants[0] = std::string(300, 'x');
	keepSound(news);
	EXPECT_EQ(news.variants.size(), kMaxHints);
	EXPECT_EQ(news.variants[0], "1");
	Reply reply;
	reply.update.levels.assign(5000, StockLevel());
	keepSound(reply);
	EXPECT_EQ(reply.update.remarks.size(), kMaxRemarks);
}

TEST(ExchangeBounds, EndAShopThatAlwaysHasOneMorePage)
{
	const auto page = [](const char *cursor) {
		return Reply{.next = net::HttpRequest{.url = "https://shop.example", .body = cursor}};
	};
	ExchangeBounds bounds({.answers = 3, .things = 10});
	EXPECT_FALSE(bounds.onReply(page("a")));
	EXPECT_FALSE(bounds.onReply(page("b")));
	const auto fault = bounds.onReply(page("c"));
	ASSERT_TRUE(fault);
	EXPECT_EQ(fault->error.sentence.key, "Shop.Endless");

	ExchangeBounds whole({.answers = 1, .things = 10});
	EXPECT_FALSE(whole.onReply(Reply())) << "the last page is one";
	ExchangeBounds many({.answers = 3, .things = 10});
	Reply large;
	large.update.levels.resize(11);
	EXPECT_TRUE(many.onReply(large));
}

TEST(ExchangeBounds, EndAShopWhoseCursorStandsStill)
{
	Reply page;
	page.next = net::HttpRequest{.url = "https://shop.example", .body = R"({"after":"x"})"};
	ExchangeBounds bounds;
	EXPECT_FALSE(bounds.onReply(page));
	const auto fault = bounds.onReply(page);
	ASSERT_TRUE(fault);
	EXPECT_EQ(fault->error.sentence.key, "Shop.Endless");
	EXPECT_EQ(fault->kind, FaultKind::Broken);
}
