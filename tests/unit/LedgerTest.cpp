#include "stock/Ledger.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace stock;
using commerce::MoveKind;
using commerce::ShopUpdate;
using core::Instant;

namespace {

ShopUpdate levels(std::vector<commerce::StockLevel> list, bool complete = true)
{
	ShopUpdate update;
	update.levels = std::move(list);
	update.complete = complete;
	return update;
}

ShopUpdate move(std::string id, MoveKind kind, std::string sku, std::int64_t units)
{
	ShopUpdate update;
	update.moves.push_back({std::move(id), kind, std::move(sku), units});
	return update;
}

Heard heard(std::int64_t ms)
{
	return {Instant::ms(ms), core::WallTime(std::chrono::milliseconds(ms))};
}

core::WallTime clock(std::int64_t ms)
{
	return core::WallTime(std::chrono::milliseconds(ms));
}

} // namespace

TEST(Ledger, FollowsLevelsAndMoves)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"MUG", "Mug", "", 100, {}}}), heard(0));
	const auto sold = ledger.apply("shop", move("o1", MoveKind::Sale, "MUG", 3), heard(10)).sold;
	ASSERT_EQ(sold.size(), 1u);
	EXPECT_EQ(sold[0].units, 3);
	ledger.apply("shop", move("c1", MoveKind::Release, "MUG", 1), heard(20));
	ledger.apply("shop", move("r1", MoveKind::Restock, "MUG", 50), heard(30));

	const auto shelf = ledger.snapshot();
	const SkuState *mug = shelf->find("MUG");
	ASSERT_NE(mug, nullptr);
	EXPECT_EQ(mug->available, 148);
	EXPECT_EQ(mug->sold, 2);
	EXPECT_EQ(mug->opening, 150);
	EXPECT_EQ(mug->opening - mug->sold, mug->available);
	EXPECT_EQ(mug->confirmedAt, Instant::ms(0)) << "a move is news, but confirms no number";
}

TEST(Ledger, CountsARepeatedMoveOnce)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"MUG", "", "", 10, {}}}), heard(0));
	ledger.apply("shop", move("o1", MoveKind::Sale, "MUG", 4), heard(1));
	EXPECT_TRUE(ledger.apply("shop", move("o1", MoveKind::Sale, "MUG", 4), heard(2)).sold.empty());
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 6);
}

TEST(Ledger, TakesAFallForSalesOnlyWhereNoSalesAreHeard)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 10, {}}, {"B", "", "", 10, {}}}), heard(0));
	ledger.apply("shop", move("o1", MoveKind::Sale, "B", 2), heard(1));
	const auto sold = ledger.apply("shop", levels({{"A", "", "", 7, {}}, {"B", "", "", 7, {}}}), heard(2)).sold;
	ASSERT_EQ(sold.size(), 1u) << "B's fall by one more is the shop's correction, not a sale";
	EXPECT_EQ(sold[0].sku, "A");
	EXPECT_EQ(sold[0].units, 3);
	EXPECT_EQ(ledger.snapshot()->find("B")->sold, 2);
	EXPECT_EQ(ledger.snapshot()->find("B")->available, 7);
}

TEST(Ledger, ConfirmingMakesAllListedNumbersYoung)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 1, {}}, {"GONE", "", "", 1, {}}}), heard(0));
	ledger.apply("shop", levels({{"A", "", "", 1, {}}}), heard(1000));
	ShopUpdate same;
	same.unchanged = true;
	ledger.apply("shop", same, heard(5000));
	EXPECT_EQ(ledger.snapshot()->find("A")->confirmedAt, Instant::ms(5000));
	EXPECT_FALSE(ledger.snapshot()->find("GONE")->listed);
	EXPECT_EQ(ledger.snapshot()->find("GONE")->confirmedAt, Instant::ms(0));
}

TEST(Ledger, SnapshotsDoNotChangeAndShareWhatStayed)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 5, {}}, {"B", "", "", 5, {}}}), heard(0));
	const auto before = ledger.snapshot();
	EXPECT_EQ(before, ledger.snapshot());
	ledger.apply("shop", move("o1", MoveKind::Sale, "A", 1), heard(1));
	const auto after = ledger.snapshot();
	EXPECT_EQ(before->find("A")->available, 5);
	EXPECT_EQ(after->find("A")->available, 4);
	EXPECT_EQ(before->skus[1], after->skus[1]);
}

TEST(Ledger, UntrackedHasNoNumberEvenAfterASale)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"GIFT", "Gift card", "", std::nullopt, {}}}), heard(0));
	EXPECT_TRUE(ledger.apply("shop", move("o1", MoveKind::Sale, "GIFT", 1), heard(1)).sold.empty());
	EXPECT_FALSE(ledger.snapshot()->find("GIFT")->available.has_value());
}

TEST(Ledger, MaySellBeyondStock)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 1, {}}}), heard(0));
	ledger.apply("shop", move("o1", MoveKind::Sale, "A", 3), heard(1));
	EXPECT_EQ(ledger.snapshot()->find("A")->available, -2);
}

TEST(Ledger, KeepsItsNumbersThroughTrouble)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 9, {}}}), heard(0));
	ledger.setTrouble("shop", {"Shop.timeout", {}});
	EXPECT_EQ(ledger.snapshot()->find("A")->available, 9);
	EXPECT_EQ(ledger.snapshot()->feeds.at(0).trouble.key, "Shop.timeout");
	ShopUpdate same;
	same.unchanged = true;
	ledger.apply("shop", same, heard(1));
	EXPECT_TRUE(ledger.snapshot()->feeds.at(0).trouble.empty());
}

TEST(Ledger, JoinsShopsPlacesAndPoolsByTheSku)
{
	Ledger ledger;
	ShopUpdate here = levels({{"MUG", "Mug", "", 5, {}, "v1", "berlin"}, {"MUG", "Mug", "", 7, {}, "v1", "paris"}});
	here.levels.push_back({"MUG", "Mug", "", 2, {}, "v1", "berlin", commerce::Pool::Live});
	ledger.apply("a", here, heard(0));
	ledger.apply("b", levels({{"MUG", "Becher", "", 30, {}, "77"}}), heard(9));
	ledger.apply("b", move("o1", MoveKind::Sale, "77", 1), heard(10));

	const SkuState *mug = ledger.snapshot()->find("MUG");
	ASSERT_EQ(mug->parts.size(), 4u);
	EXPECT_EQ(mug->available, 43);
	EXPECT_EQ(mug->sold, 1);
	EXPECT_EQ(mug->title, "Mug");
	EXPECT_EQ(mug->confirmedAt, Instant::ms(0)) << "as old as its oldest part";
	EXPECT_EQ(mug->parts[3].available, 29);

	// Gone from one place, it is still there in the others; gone from a shop, in the other shop.
	ledger.apply("a", levels({{"MUG", "Mug", "", 5, {}, "v1", "berlin"}}), heard(20));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 34);
	ledger.apply("a", levels({}), heard(30));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 29);
	ledger.forget("b");
	EXPECT_FALSE(ledger.snapshot()->find("MUG")->listed);
	ledger.forget("a");
	EXPECT_EQ(ledger.snapshot()->find("MUG"), nullptr);
	EXPECT_TRUE(ledger.snapshot()->skus.empty());
}

TEST(Ledger, OnePartWithoutANumberTakesTheRowsNumberAway)
{
	Ledger ledger;
	ledger.apply("a", levels({{"MUG", "", "", 5, {}}}), heard(0));
	ledger.apply("b", levels({{"MUG", "", "", std::nullopt, {}}}), heard(0));
	EXPECT_FALSE(ledger.snapshot()->find("MUG")->available);
	commerce::StockLevel sellsOn{"MUG", "", "", 4, {}};
	sellsOn.backorder = true;
	ledger.apply("b", levels({sellsOn}), heard(1));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 9);
	EXPECT_FALSE(ledger.snapshot()->find("MUG")->shown());
}

TEST(Ledger, WhatIsPausedDoesNotCountAsForSale)
{
	Ledger ledger;
	commerce::StockLevel east{"MUG", "Mug", "", 12, {}};
	east.location = "east";
	commerce::StockLevel west = east;
	west.location = "west";
	west.available = 30;
	west.paused = true;
	ledger.apply("shop", levels({east, west}), heard(0));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->shown(), 12);
	east.paused = true;
	ledger.apply("shop", levels({east, west}), heard(10));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->shown(), std::nullopt) << "nobody can buy one";
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 42);
	west.paused = false;
	ledger.apply("shop", levels({east, west}), heard(20));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->shown(), 30);
}

TEST(Ledger, ARowKnowsWhatACounterShowsBeside)
{
	Ledger ledger;
	commerce::StockLevel mug{"MUG", "Mug", "", 5, {}, "v1", "berlin"};
	commerce::StockLevel there = mug;
	there.location = "paris";
	mug.price = there.price = core::Money::parse("19.9", "CNY");
	mug.link = there.link = "https://s.example/mug";
	ledger.apply("shop", levels({mug, there, {"HAT", "Hat", "", 1, {}}}), heard(0));
	const auto before = ledger.snapshot();
	EXPECT_EQ(before->find("MUG")->offer->price->text(), "¥19.90");
	EXPECT_EQ(before->find("MUG")->offer->link, "https://s.example/mug");
	EXPECT_EQ(before->find("HAT")->offer, nullptr) << "nothing is said";

	// A price that changes makes a new row, and a reading that says the same shares what it says.
	mug.price = core::Money::parse("9.9", "CNY");
	ledger.apply("shop", levels({mug, there, {"HAT", "Hat", "", 1, {}}}), heard(10));
	const auto after = ledger.snapshot();
	EXPECT_EQ(before->find("MUG")->offer->price->text(), "¥19.90");
	EXPECT_EQ(after->find("MUG")->offer->price->text(), "¥9.90");
	ledger.apply("shop", levels({mug, there, {"HAT", "Hat", "", 1, {}}}), heard(20));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->offer, after->find("MUG")->offer);

	// Where the first place does not sell, the next one's holds; what is said no more is gone.
	mug.paused = true;
	ledger.apply("shop", levels({mug, there}), heard(30));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->offer->price->text(), "¥19.90");
	there.price = {};
	there.link = {};
	ledger.apply("shop", levels({mug, there}), heard(40));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->offer, nullptr);
	mug.paused = false;
	ledger.apply("shop", levels({mug, there}), heard(50));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->offer->price->text(), "¥9.90");
	ledger.apply("shop", levels({there}), heard(60));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->offer, nullptr) << "no longer listed there";
	ledger.forget("shop");
	ledger.apply("other", levels({{"CAP", "Cap", "", 1, {}}, {"BAG", "Bag", "", 1, {}}}), heard(70));
	EXPECT_EQ(ledger.snapshot()->find("CAP")->offer, nullptr) << "a place that was somebody else's";
	EXPECT_EQ(ledger.snapshot()->find("BAG")->offer, nullptr);
}

TEST(Ledger, EqualOffersAreOneAndAnOlderAnswerBringsNoneBack)
{
	Ledger ledger;
	commerce::StockLevel small{"TEE-S", "Tee", "S", 5, {}};
	small.price = core::Money::parse("99", "CNY");
	commerce::StockLevel large = small;
	large.sku = "TEE-L";
	ledger.apply("shop", levels({small, large}), heard(100));
	const auto shelf = ledger.snapshot();
	EXPECT_EQ(shelf->find("TEE-S")->offer, shelf->find("TEE-L")->offer) << "of one product";
	ShopUpdate late = levels({small}, false);
	late.levels[0].price = core::Money::parse("1", "CNY");
	late.readAt = clock(50);
	ledger.apply("shop", late, heard(110));
	EXPECT_EQ(ledger.snapshot()->find("TEE-S")->offer->price->text(), "¥99");
}

TEST(Ledger, ARehearsalShopMarksOnlyItsOwnRows)
{
	Ledger ledger;
	ledger.apply("a", levels({{"MUG", "", "", 5, {}}}), heard(0));
	ShopUpdate invented = levels({{"TOY", "", "", 5, {}}});
	invented.rehearsal = true;
	ledger.apply("b", invented, heard(0));
	EXPECT_FALSE(ledger.snapshot()->find("MUG")->rehearsal);
	EXPECT_TRUE(ledger.snapshot()->find("TOY")->rehearsal);
}

TEST(Ledger, AStaleCacheDoesNotMoveTheNumberBack)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"MUG", "", "", 5, clock(1000)}}), heard(2000));
	ledger.apply("shop", levels({{"MUG", "", "", 9, clock(500)}}), heard(3000));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 5);
	EXPECT_EQ(ledger.snapshot()->find("MUG")->confirmedAt, Instant::ms(2000)) << "and confirms nothing";
	ledger.apply("shop", levels({{"MUG", "", "", 5, clock(1000)}}), heard(4000));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->confirmedAt, Instant::ms(4000));
}

TEST(Ledger, ATimeAheadOfTheReadingDoesNotLockTheNumber)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"MUG", "", "", 5, clock(900'000)}}), heard(2000));
	ledger.apply("shop", levels({{"MUG", "", "", 4, clock(2500)}}), heard(3000));
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 4);
}

TEST(Ledger, AMoveThatTheLevelKnowsOnlyCounts)
{
	Ledger ledger;
	ShopUpdate first = levels({{"MUG", "", "", 10, {}}});
	first.readAt = clock(1000);
	ledger.apply("shop", first, heard(0));
	ShopUpdate later = levels({{"MUG", "", "", 8, {}}});
	later.readAt = clock(5000);
	ledger.apply("shop", later, heard(1));
	ShopUpdate sale = move("o1", MoveKind::Sale, "MUG", 2);
	sale.moves[0].happenedAt = clock(3000);
	ledger.apply("shop", sale, heard(2));
	const SkuState *mug = ledger.snapshot()->find("MUG");
	EXPECT_EQ(mug->available, 8);
	EXPECT_EQ(mug->sold, 2);
	EXPECT_EQ(mug->parts[0].corrections, 0);
}

TEST(Ledger, ALevelThatContradictsTheMovesIsACorrection)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"MUG", "", "", 10, {}}}), heard(0));
	ledger.apply("shop", move("o1", MoveKind::Sale, "MUG", 2), heard(1));
	const auto applied = ledger.apply("shop", levels({{"MUG", "", "", 11, {}}}), heard(2));
	ASSERT_EQ(applied.corrections.size(), 1u);
	EXPECT_EQ(applied.corrections[0].sku, "MUG");
	EXPECT_EQ(applied.corrections[0].units, 3);
	const SkuState *mug = ledger.snapshot()->find("MUG");
	EXPECT_EQ(mug->available, 11);
	EXPECT_EQ(mug->parts[0].corrections, 3);
	EXPECT_EQ(mug->opening - mug->sold + mug->parts[0].corrections, mug->available);
}

TEST(Ledger, PagesOfOneReadingNameTheirVariantsAtTheEnd)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"A", "", "", 1, {}}, {"B", "", "", 1, {}}, {"C", "", "", 1, {}}}), heard(0));
	ledger.apply("shop", levels({{"A", "", "", 2, {}}}, false), heard(10));
	ShopUpdate last = levels({{"B", "", "", 2, {}}});
	last.stillListed = {"A"};
	ledger.apply("shop", last, heard(11));
	EXPECT_TRUE(ledger.snapshot()->find("A")->listed);
	EXPECT_TRUE(ledger.snapshot()->find("B")->listed);
	EXPECT_FALSE(ledger.snapshot()->find("C")->listed);
}

TEST(Ledger, WhatIsGoneForHoursGoesButForWhatIsWanted)
{
	constexpr std::int64_t kHour = 3'600'000;
	Ledger ledger({.gone = std::chrono::hours(6)});
	ledger.apply("shop", levels({{"A", "", "", 1, {}}, {"GONE", "", "", 2, {}}, {"ON AIR", "", "", 3, {}}}),
		     heard(0));
	ledger.apply("other", levels({{"A", "", "", 10, {}}}), heard(0));
	const auto isWanted = [](const std::string &sku) {
		return sku == "ON AIR";
	};
	ledger.apply("shop", levels({{"B", "", "", 4, {}}}), heard(6 * kHour));
	EXPECT_FALSE(ledger.dropGone(isWanted)) << "not yet";
	const auto before = ledger.snapshot();
	ledger.apply("shop", levels({{"B", "", "", 4, {}}}), heard(6 * kHour + 1));
	EXPECT_TRUE(ledger.dropGone(isWanted));
	EXPECT_FALSE(ledger.dropGone(isWanted));
	const auto shelf = ledger.snapshot();
	ASSERT_EQ(shelf->skus.size(), 3u);
	EXPECT_EQ(shelf->find("GONE"), nullptr);
	EXPECT_EQ(shelf->find("A")->available, 10) << "the other shop has it";
	EXPECT_EQ(shelf->find("A")->parts.size(), 2u);
	EXPECT_EQ(shelf->find("ON AIR")->available, 3);
	EXPECT_EQ(shelf->find("B")->available, 4);
	EXPECT_EQ(before->find("GONE")->available, 2) << "who still reads it";
	EXPECT_FALSE(ledger.variant("shop", "GONE"));
	// It may come back, and what stayed goes on.
	ledger.apply("shop", levels({{"B", "", "", 3, {}}, {"GONE", "", "", 7, {}}}), heard(7 * kHour));
	EXPECT_EQ(ledger.snapshot()->find("GONE")->opening, 7);
	EXPECT_EQ(ledger.snapshot()->find("B")->sold, 1);
}

TEST(Ledger, WhatIsBeyondTheLimitIsLeftOutAndSaid)
{
	Ledger ledger({.entries = 3});
	const auto limitSaid = [&] {
		return ledger.snapshot()->feeds.at(0).limit;
	};
	ledger.apply("shop", levels({{"A", "", "", 1, {}}, {"B", "", "", 1, {}}, {"C", "", "", 1, {}}}), heard(0));
	EXPECT_EQ(limitSaid(), 0u);
	ShopUpdate more = levels({{"A", "", "", 2, {}}, {"D", "", "", 1, {}}});
	more.moves = {{"o1", MoveKind::Sale, "E", 1}, {"o2", MoveKind::Sale, "A", 1}};
	more.stillListed = {"B", "F"};
	ledger.apply("shop", more, heard(1));
	EXPECT_EQ(limitSaid(), 3u);
	EXPECT_EQ(ledger.snapshot()->skus.size(), 3u);
	EXPECT_EQ(ledger.snapshot()->find("A")->available, 1);
	ledger.apply("other", levels({{"D", "", "", 5, {}}}), heard(2));
	EXPECT_EQ(ledger.snapshot()->find("D")->available, 5) << "each shop has a limit of its own";
	ledger.apply("shop", levels({{"A", "", "", 2, {}}, {"B", "", "", 1, {}}}), heard(3));
	EXPECT_EQ(limitSaid(), 0u) << "a whole reading found its place";
}

TEST(Ledger, AShopThatInventsPlacesComesToTheLimitToo)
{
	Ledger ledger({.entries = 50});
	for (int i = 0; i < 100; ++i) {
		commerce::StockLevel level{"A", "", "", 1, {}};
		level.location = std::to_string(i);
		ledger.apply("shop", levels({level}, false), heard(i));
	}
	EXPECT_EQ(ledger.snapshot()->find("A")->parts.size(), 50u);
	EXPECT_EQ(ledger.snapshot()->feeds.at(0).limit, 50u);
}

TEST(Ledger, ANewCodeTakesTheVariantToAnotherRow)
{
	Ledger ledger;
	ledger.apply("shop", levels({{"OLD", "", "", 3, {}, "v1"}}), heard(0));
	ledger.apply("shop", levels({{"NEW", "", "", 3, {}, "v1"}}), heard(1));
	EXPECT_FALSE(ledger.snapshot()->find("OLD")->listed);
	EXPECT_EQ(ledger.snapshot()->find("NEW")->available, 3);
}

TEST(Ledger, FindsEachOfManyRows)
{
	Ledger ledger;
	for (int page = 0; page < 40; ++page) {
		ShopUpdate update;
		for (int i = 0; i < 100; ++i) {
			update.levels.push_back({"SKU-" + std::to_string(page * 100 + i), "", "", i, {}});
		}
		ledger.apply("shop", update, heard(page));
		(void)ledger.snapshot();
	}
	const auto shelf = ledger.snapshot();
	ASSERT_EQ(shelf->skus.size(), 4000u);
	for (int i = 0; i < 4000; ++i) {
		const SkuState *state = shelf->find("SKU-" + std::to_string(i));
		ASSERT_NE(state, nullptr);
		EXPECT_EQ(state, shelf->skus[static_cast<std::size_t>(i)].get());
	}
	EXPECT_EQ(shelf->find("SKU-4000"), nullptr);
}

TEST(RecentIds, ForgetsTheOldestOnly)
{
	RecentIds ids(2);
	EXPECT_TRUE(ids.insert("a"));
	EXPECT_TRUE(ids.insert("b"));
	EXPECT_FALSE(ids.insert("a"));
	EXPECT_TRUE(ids.insert("c"));
	EXPECT_FALSE(ids.insert("b"));
	EXPECT_TRUE(ids.insert("a"));
}
