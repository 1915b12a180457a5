#include "app/ShopInterest.hpp"

#include <gtest/gtest.h>

using namespace app;

namespace {

overlay::SkuFacts sku(const std::string &code, double pace, alerts::SkuStatus status,
		      std::vector<stock::StockPart> parts)
{
	stock::SkuState state;
	state.sku = code;
	state.parts = std::move(parts);
	return {.stock = std::make_shared<const stock::SkuState>(std::move(state)),
		.forecast = {.pacePerMinute = pace},
		.status = status};
}

stock::StockPart part(const std::string &shop, const std::string &variant, const std::string &location = {})
{
	stock::StockPart part;
	part.shop = shop;
	part.variantId = variant;
	part.location = location;
	part.available = 5;
	return part;
}

} // namespace

TEST(ShopInterest, FollowsWhatIsOnAirWhatSellsAndWhatIsLow)
{
	overlay::ShelfFacts facts;
	facts.onAir = "AIR";
	facts.skus = {sku("AIR", 0, alerts::SkuStatus::Ok, {part("one", "1", "east"), part("one", "1", "west")}),
		      sku("SELLS", 12, alerts::SkuStatus::Ok, {part("one", "2"), part("two", "b")}),
		      sku("LOW", 0, alerts::SkuStatus::Low, {part("two", "c")}),
		      sku("COLD", 0, alerts::SkuStatus::Ok, {part("two", "d")})};
	const auto interest = interestOf(facts);
	ASSERT_EQ(interest.at("one").size(), 2u) << "two places of one variant are one question";
	EXPECT_EQ(interest.at("one")[0].id, "1");
	EXPECT_TRUE(interest.at("one")[0].onAir);
	EXPECT_EQ(interest.at("one")[1].id, "2");
	EXPECT_EQ(interest.at("one")[1].pacePerMinute, 12);
	EXPECT_EQ(interest.at("one")[1].left, 5);
	ASSERT_EQ(interest.at("two").size(), 2u);
	EXPECT_EQ(interest.at("two")[0].id, "b");
	EXPECT_EQ(interest.at("two")[1].id, "c");
}

TEST(ShopInterest, WhatIsGoneFromAShopIsNotAskedFor)
{
	overlay::ShelfFacts facts;
	facts.onAir = "A";
	stock::StockPart gone = part("one", "1");
	gone.listed = false;
	facts.skus = {sku("A", 0, alerts::SkuStatus::Ok, {gone})};
	EXPECT_TRUE(interestOf(facts)["one"].empty());
}
