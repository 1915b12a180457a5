#include "commerce/Selection.hpp"

#include <gtest/gtest.h>

using namespace commerce;

namespace {

ShopUpdate answer()
{
	ShopUpdate update;
	update.levels = {{.sku = "A", .available = 1, .location = "east"},
			 {.sku = "A", .available = 2, .location = "west"},
			 {.sku = "B-OLD", .available = 3},
			 {.sku = "C", .available = 4, .variantId = "7000000000000000001"}};
	update.moves = {{.id = "1", .sku = "B-OLD"}, {.id = "2", .sku = "A", .location = "west"}};
	update.orders = {{.id = "o", .lines = {{.id = "l", .sku = "B-OLD", .units = 1}}}};
	return update;
}

std::string skus(const ShopUpdate &update)
{
	std::string text;
	for (const StockLevel &level : update.levels) {
		text += level.sku + "/" + level.id() + (level.location.empty() ? " " : "@" + level.location + " ");
	}
	return text;
}

} // namespace

TEST(Selection, WithoutWishesEverythingStays)
{
	EXPECT_EQ(skus(selected(answer(), {})), "A/A@east A/A@west B-OLD/B-OLD C/7000000000000000001 ");
}

TEST(Selection, OnlyWhatWasPicked)
{
	EXPECT_EQ(skus(selected(answer(), {.picked = {"C"}})), "C/7000000000000000001 ");
}

TEST(Selection, OnlyTheChosenPlacesCount)
{
	const ShopUpdate update = selected(answer(), {.locations = {"east"}});
	EXPECT_EQ(skus(update), "A/A@east B-OLD/B-OLD C/7000000000000000001 ") << "a shop of one place names none";
	ASSERT_EQ(update.moves.size(), 1u);
	EXPECT_EQ(update.moves[0].id, "1");
}

TEST(Selection, WhatLiesElsewhereTooIsNotSetAgainstOrders)
{
	ShopUpdate update;
	update.levels = {{.sku = "A", .available = 1, .location = "east", .onHand = 3},
			 {.sku = "A", .available = 2, .location = "west", .onHand = 4},
			 {.sku = "B", .available = 5, .location = "east", .onHand = 6}};
	const ShopUpdate seen = selected(update, {.locations = {"east"}});
	ASSERT_EQ(seen.levels.size(), 2u);
	EXPECT_EQ(seen.levels[0].onHand, std::nullopt) << "orders are of both places";
	EXPECT_EQ(seen.levels[1].onHand, 6);
}

TEST(Selection, ARenamedSkuKeepsTheShopsOwnId)
{
	const ShopUpdate update = selected(answer(), {.picked = {"B-OLD"}, .renamed = {{"B-OLD", "B"}}});
	EXPECT_EQ(skus(update), "B/B-OLD ");
	EXPECT_EQ(update.moves.at(0).variantId, "B-OLD") << "so that the move finds its row";
	EXPECT_EQ(update.orders.at(0).lines.at(0).variant(), "B-OLD");
}
