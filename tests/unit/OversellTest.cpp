// Orders against stock: what stock figures alone do not show.

#include "app/ShelfKeeper.hpp"
#include "stock/OrderBook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using commerce::ShopOrder;
using commerce::ShopUpdate;
using core::Duration;
using core::Instant;
using testing::ElementsAre;

namespace {

core::WallTime clock(std::int64_t seconds)
{
	return core::WallTime(std::chrono::seconds(seconds));
}

ShopOrder order(int number, std::int64_t units, std::int64_t open, std::int64_t updated,
		std::optional<std::int64_t> taken = {})
{
	const std::string id = std::to_string(number);
	return {id, "N-" + id, clock(number), clock(updated), {{"l1", "HAT", "v1", units, open, taken}}};
}

// A shop with twelve hats that is read now and then, one thing at a time, and a hand on the clock.
class OversellTest : public ::testing::Test {
protected:
	OversellTest() { readLevel(12, 12); }

	std::vector<alerts::AlertChange> hear(ShopUpdate update)
	{
		now_ = now_ + Duration::seconds(1);
		update.readAt = clock(now_.ms() / 1000);
		shelf_.onUpdate("shop", update, now_);
		return shelf_.refresh(now_);
	}

	std::vector<alerts::AlertChange> readLevel(std::optional<std::int64_t> onHand, std::int64_t available)
	{
		commerce::StockLevel hat{"HAT", "Hat", "", available, {}, "v1"};
		hat.onHand = onHand;
		hat.backorder = backorder_;
		ShopUpdate update;
		update.levels = {hat};
		return hear(update);
	}

	std::vector<alerts::AlertChange> readOrders(std::vector<ShopOrder> orders)
	{
		ShopUpdate update;
		update.orders = std::move(orders);
		update.ordersRead = true;
		return hear(update);
	}

	Instant now_ = Instant::ms(100'000);
	bool backorder_ = false;
	app::ShelfKeeper shelf_{Instant::ms(100'000), clock(100)};
};

} // namespace

TEST_F(OversellTest, TwoPaidOrdersForTheSameLastPiecesAreNamed)
{
	// As the real Vendure did it: 5 and 12 of 12, both paid, and the stock reads 12 on hand, 12 promised.
	readLevel(12, 7);
	EXPECT_TRUE(readOrders({order(101, 5, 5, 101)}).empty());
	readLevel(12, 0);
	(void)readOrders({order(102, 12, 12, 102)});
	EXPECT_TRUE(shelf_.view(now_).alerts.empty() || !isOversold(shelf_.view(now_).alerts[0]));
	const auto suspects = shelf_.takeSuspects();
	ASSERT_TRUE(suspects.contains("shop"));
	EXPECT_THAT(suspects.at("shop"), ElementsAre("v1"));
	EXPECT_TRUE(shelf_.takeSuspects().empty());

	(void)readLevel(12, 0);
	const auto changes = readOrders({});
	ASSERT_EQ(changes.size(), 1u);
	EXPECT_TRUE(changes[0].raised);
	EXPECT_TRUE(isOversold(changes[0].alert));
	EXPECT_EQ(changes[0].alert.sku, "HAT");
	EXPECT_EQ(changes[0].alert.sentence.key, "Alert.Oversold");
	EXPECT_EQ(changes[0].alert.sentence.values.at(1).second, "5");
	EXPECT_EQ(changes[0].alert.sentence.values.at(2).second, "N-102");
	EXPECT_TRUE(shelf_.acknowledge(changes[0].alert.id));

	// The newest is cancelled: all fits again.
	const auto cleared = readOrders({order(102, 0, 0, 110)});
	ASSERT_EQ(cleared.size(), 1u);
	EXPECT_FALSE(cleared[0].raised);
	EXPECT_EQ(cleared[0].alert.id, changes[0].alert.id);
}

TEST_F(OversellTest, ThreeOrdersTooManyAreNamedNewestFirst)
{
	(void)readOrders({order(101, 12, 12, 101), order(102, 1, 1, 102), order(103, 2, 2, 103)});
	(void)readLevel(12, 0);
	(void)readOrders({});
	EXPECT_EQ(shelf_.view(now_).alerts.at(0).sentence.values.at(2).second, "N-103, N-102");
}

TEST_F(OversellTest, AllThatCompeteForTheLastPiecesAreInTheDetails)
{
	std::vector<ShopOrder> placed;
	for (int number = 101; number <= 125; ++number) {
		placed.push_back(order(number, 1, 1, number));
	}
	(void)readOrders(placed);
	(void)readLevel(12, 0);
	(void)readOrders({});
	const alerts::Alert alert = shelf_.view(now_).alerts.at(0);
	EXPECT_EQ(alert.sentence.values.at(2).second, "N-125, N-124, N-123, N-122, N-121, N-120 …");
	EXPECT_EQ(alert.details.key, "Alert.OversoldOrdersMore");
	EXPECT_EQ(alert.details.values.at(0).second, "13") << "of 25 for 12 hats";
	EXPECT_TRUE(alert.details.values.at(1).second.starts_with("N-125, N-124, "));
	EXPECT_TRUE(alert.details.values.at(1).second.ends_with(", N-107, N-106"));
	EXPECT_EQ(alert.details.values.at(2).second, "5");

	// Most are cancelled: what is left is still named, and no more.
	for (ShopOrder &one : placed) {
		one.updatedAt = clock(200);
		one.lines[0].units = one.lines[0].open = one.id == "101" || one.id == "102" ? 7 : 0;
	}
	(void)readOrders(placed);
	const alerts::Alert later = shelf_.view(now_).alerts.at(0);
	EXPECT_EQ(later.sentence.values.at(2).second, "N-102");
	EXPECT_EQ(later.details.key, "Alert.OversoldOrders");
	EXPECT_EQ(later.details.values.at(1).second, "N-102, N-101");
}

TEST_F(OversellTest, AParcelSentBetweenTwoReadingsIsNoOversell)
{
	(void)readOrders({order(101, 8, 8, 101)});
	(void)readLevel(4, 4); // eight were sent out meanwhile
	EXPECT_TRUE(shelf_.takeSuspects().contains("shop"));
	(void)readLevel(4, 4);
	(void)readOrders({order(101, 8, 0, 105)});
	(void)readLevel(4, 4);
	for (const alerts::Alert &alert : shelf_.view(now_).alerts) {
		EXPECT_FALSE(isOversold(alert));
	}
}

TEST_F(OversellTest, NewStockTakesItBack)
{
	(void)readOrders({order(101, 20, 20, 101)});
	(void)readLevel(12, 0);
	ASSERT_EQ(readOrders({}).size(), 1u);
	const auto cleared = readLevel(20, 0);
	ASSERT_FALSE(cleared.empty());
	EXPECT_TRUE(isOversold(cleared.back().alert));
	EXPECT_FALSE(cleared.back().raised);
}

TEST_F(OversellTest, WithoutStockOnHandTheUntakenUnitsTell)
{
	(void)readLevel(std::nullopt, 2);
	(void)readOrders({order(101, 5, 5, 101, 5), order(102, 3, 3, 102, 0)});
	(void)readLevel(std::nullopt, 2);
	const auto changes = readOrders({});
	ASSERT_EQ(changes.size(), 1u);
	EXPECT_EQ(changes[0].alert.sentence.values.at(1).second, "1");
	EXPECT_EQ(changes[0].alert.sentence.values.at(2).second, "N-102");
}

TEST_F(OversellTest, WhatSellsOnIsNeverOversold)
{
	backorder_ = true;
	(void)readLevel(12, -5);
	(void)readOrders({order(101, 30, 30, 101)});
	(void)readLevel(12, -18);
	EXPECT_TRUE(readOrders({}).empty());
	EXPECT_TRUE(shelf_.takeSuspects().empty());
}

TEST_F(OversellTest, OrdersOfThisShowAreItsSales)
{
	// One from before we came, one after; the level falls by both, and is not counted a second time.
	(void)readOrders({order(50, 4, 4, 50), order(102, 3, 3, 102)});
	(void)readLevel(12, 5);
	EXPECT_EQ(shelf_.facts()->find("HAT")->stock->sold, 3);
	EXPECT_TRUE(shelf_.facts()->find("HAT")->stock->salesKnown);
	EXPECT_EQ(shelf_.facts()->find("HAT")->stock->available, 5);
	EXPECT_GT(shelf_.facts()->find("HAT")->forecast.pacePerMinute, 0);
}

TEST(OrderBook, OfTwoStatesOfOneMomentTheOneReadLaterHolds)
{
	// WooCommerce writes whole seconds: pending and paid may be one.
	const ShopOrder pending{"1", "C", clock(1), clock(2), {{"l", "S", "v", 0, 0}}};
	const ShopOrder paid{"1", "C", clock(1), clock(2), {{"l", "S", "v", 2, 2}}};
	stock::OrderBook heardInOrder, heardLate;
	heardInOrder.followedSince(clock(0));
	heardInOrder.apply({pending}, clock(10));
	EXPECT_EQ(heardInOrder.apply({paid}, clock(11)).at(0).newlySold, 2);
	heardLate.apply({paid}, clock(11));
	heardLate.apply({pending}, clock(10));
	EXPECT_EQ(heardInOrder.of("v").open, 2);
	EXPECT_EQ(heardLate.of("v").open, 2);
}

TEST(OrderBook, AnOrderWithTwoLinesOfAVariantLosesNoSale)
{
	stock::OrderBook book;
	book.followedSince(clock(0));
	const ShopOrder two{"1", "C", clock(1), clock(2), {{"a", "S", "v", 3, 3}, {"b", "S", "v", 4, 4}}};
	EXPECT_EQ(book.apply({two}, clock(5)).at(0).newlySold, 7);
	ShopOrder more = two;
	more.updatedAt = clock(3);
	more.lines[1].units = 6;
	EXPECT_EQ(book.apply({more}, clock(6)).at(0).newlySold, 2);
	ShopOrder gone = more;
	gone.updatedAt = clock(4);
	gone.lines.clear();
	ASSERT_EQ(book.apply({gone}, clock(7)).size(), 1u) << "a line that was taken out concerns its variant";
	EXPECT_EQ(book.of("v").sold, 0);
}

TEST(OrderBook, OfTwoStatesReadTogetherTheOneThatWantsLessIsLater)
{
	// Vendure calls an order unchanged when a part of it is sent out.
	const ShopOrder placed{"1", "C", clock(1), clock(2), {{"l", "S", "v", 10, 10}}};
	for (std::int64_t open = 9; open >= 0; --open) {
		ShopOrder sent = placed;
		sent.lines[0].open = open;
		stock::OrderBook heardInOrder, heardLate;
		heardInOrder.apply({placed, sent}, clock(9));
		heardLate.apply({sent, placed}, clock(9));
		EXPECT_EQ(heardInOrder.of("v").open, open);
		EXPECT_EQ(heardLate.of("v").open, open);
	}
}

TEST(OrderBook, ForgetsVariantsThatNobodyWants)
{
	stock::OrderBook book;
	book.followedSince(clock(0));
	const ShopOrder order{"1", "C", clock(1), clock(2), {{"a", "S", "v1", 3, 3}, {"b", "S", "v2", 4, 4}}};
	ShopOrder changed = order;
	changed.updatedAt = clock(3);
	changed.lines.erase(changed.lines.begin());
	book.apply({order}, clock(5));
	book.apply({changed}, clock(6));
	book.dropVariants([](const std::string &) { return false; });
	EXPECT_EQ(book.of("v1").sold, 0);
	EXPECT_EQ(book.of("v2").open, 4) << "the order names it";
	changed.updatedAt = clock(4);
	changed.lines[0].open = 1;
	book.apply({changed}, clock(7));
	EXPECT_EQ(book.of("v2").open, 1);
	EXPECT_EQ(book.claims("v2", 1).beyond, std::vector<std::string>{"C"});
}

TEST(OrderBook, AnyOrderAndRepetitionOfStatesIsTheSame)
{
	std::mt19937_64 random(7);
	const auto number = [&](int from, int to) {
		return std::uniform_int_distribution(from, to)(random);
	};
	for (int session = 0; session < 1000; ++session) {
		std::vector<std::pair<ShopOrder, core::WallTime>> states; // and when they were read
		for (int i = 0; i < 20; ++i) {
			ShopOrder state{std::to_string(number(1, 5)), "C", {}, clock(number(1, 9)), {}};
			state.placedAt = clock(std::int64_t{10} * std::stoi(state.id));
			for (int line = 0; line < number(1, 3); ++line) {
				const int units = number(0, 5);
				state.lines.push_back({std::to_string(line), "S", std::to_string(number(1, 3)), units,
						       number(0, units), number(0, units)});
			}
			states.emplace_back(std::move(state), clock(number(20, 22)));
		}
		const auto read = [&](bool late) {
			stock::OrderBook book;
			if (!late) {
				book.followedSince(clock(20));
			}
			for (const auto &[state, readAt] : states) {
				book.apply({state}, readAt);
			}
			book.followedSince(clock(25));
			book.followedSince(clock(20));
			std::string text;
			for (const char *variant : {"1", "2", "3"}) {
				const stock::OrderedUnits units = book.of(variant);
				text += std::to_string(units.sold) + "/" + std::to_string(units.open) + "/" +
					std::to_string(units.untaken) + " ";
				const stock::Claims claims = book.claims(variant, 4);
				text += std::to_string(claims.beyond.size()) + "+" +
					std::to_string(claims.others.size()) + ";";
			}
			return text;
		};
		const std::string expected = read(false);
		states.insert(states.end(), states.begin(), states.begin() + 7);
		std::ranges::shuffle(states, random);
		ASSERT_EQ(read(true), expected);
	}
}
