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

} // namespace

TEST(Ledger, FollowsLevelsAndMoves)
{
	Ledger ledger;
	ledger.apply(levels({{"MUG", "Mug", "", 100, {}}}), Instant::ms(0));
	const auto sold = ledger.apply(move("o1", MoveKind::Sale, "MUG", 3), Instant::ms(10));
	ASSERT_EQ(sold.size(), 1u);
	EXPECT_EQ(sold[0].units, 3);
	ledger.apply(move("c1", MoveKind::Release, "MUG", 1), Instant::ms(20));
	ledger.apply(move("r1", MoveKind::Restock, "MUG", 50), Instant::ms(30));

	const auto shelf = ledger.snapshot();
	const SkuState *mug = shelf->find("MUG");
	ASSERT_NE(mug, nullptr);
	EXPECT_EQ(mug->available, 148);
	EXPECT_EQ(mug->sold, 2);
	EXPECT_EQ(mug->opening, 150);
	EXPECT_EQ(mug->opening - mug->sold, mug->available);
	EXPECT_EQ(mug->confirmedAt, Instant::ms(30));
}

TEST(Ledger, CountsARepeatedMoveOnce)
{
	Ledger ledger;
	ledger.apply(levels({{"MUG", "", "", 10, {}}}), Instant::ms(0));
	ledger.apply(move("o1", MoveKind::Sale, "MUG", 4), Instant::ms(1));
	EXPECT_TRUE(ledger.apply(move("o1", MoveKind::Sale, "MUG", 4), Instant::ms(2)).empty());
	EXPECT_EQ(ledger.snapshot()->find("MUG")->available, 6);
}

TEST(Ledger, TakesAFallForSalesOnlyWhereNoSalesAreHeard)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 10, {}}, {"B", "", "", 10, {}}}), Instant::ms(0));
	ledger.apply(move("o1", MoveKind::Sale, "B", 2), Instant::ms(1));
	const auto sold = ledger.apply(levels({{"A", "", "", 7, {}}, {"B", "", "", 7, {}}}), Instant::ms(2));
	ASSERT_EQ(sold.size(), 1u) << "B's fall by one more is the shop's correction, not a sale";
	EXPECT_EQ(sold[0].sku, "A");
	EXPECT_EQ(sold[0].units, 3);
	EXPECT_EQ(ledger.snapshot()->find("B")->sold, 2);
	EXPECT_EQ(ledger.snapshot()->find("B")->available, 7);
}

TEST(Ledger, ConfirmingMakesAllListedNumbersYoung)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 1, {}}, {"GONE", "", "", 1, {}}}), Instant::ms(0));
	ledger.apply(levels({{"A", "", "", 1, {}}}), Instant::ms(1000));
	ShopUpdate same;
	same.unchanged = true;
	ledger.apply(same, Instant::ms(5000));
	EXPECT_EQ(ledger.snapshot()->find("A")->confirmedAt, Instant::ms(5000));
	EXPECT_FALSE(ledger.snapshot()->find("GONE")->listed);
	EXPECT_EQ(ledger.snapshot()->find("GONE")->confirmedAt, Instant::ms(0));
}

TEST(Ledger, SnapshotsDoNotChangeAndShareWhatStayed)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 5, {}}, {"B", "", "", 5, {}}}), Instant::ms(0));
	const auto before = ledger.snapshot();
	EXPECT_EQ(before, ledger.snapshot());
	ledger.apply(move("o1", MoveKind::Sale, "A", 1), Instant::ms(1));
	const auto after = ledger.snapshot();
	EXPECT_EQ(before->find("A")->available, 5);
	EXPECT_EQ(after->find("A")->available, 4);
	EXPECT_EQ(before->skus[1], after->skus[1]);
}

TEST(Ledger, HistoryIsBoundedAndEndsOnTheNewest)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 10'000, {}}}), Instant::ms(0));
	for (int i = 1; i <= 1000; ++i) {
		ledger.apply(move("o" + std::to_string(i), MoveKind::Sale, "A", 1), Instant::ms(i));
		(void)ledger.snapshot();
	}
	const auto shelf = ledger.snapshot();
	const auto &history = *shelf->find("A")->history;
	EXPECT_EQ(history.size(), 240u);
	EXPECT_EQ(history.back().available, 9000);
	EXPECT_EQ(history.back().at, Instant::ms(1000));
}

TEST(Ledger, UntrackedHasNoNumberEvenAfterASale)
{
	Ledger ledger;
	ledger.apply(levels({{"GIFT", "Gift card", "", std::nullopt, {}}}), Instant::ms(0));
	EXPECT_TRUE(ledger.apply(move("o1", MoveKind::Sale, "GIFT", 1), Instant::ms(1)).empty());
	EXPECT_FALSE(ledger.snapshot()->find("GIFT")->available.has_value());
}

TEST(Ledger, MaySellBeyondStock)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 1, {}}}), Instant::ms(0));
	ledger.apply(move("o1", MoveKind::Sale, "A", 3), Instant::ms(1));
	EXPECT_EQ(ledger.snapshot()->find("A")->available, -2);
}

TEST(Ledger, KeepsItsNumbersThroughTrouble)
{
	Ledger ledger;
	ledger.apply(levels({{"A", "", "", 9, {}}}), Instant::ms(0));
	ledger.setTrouble({"Shop.timeout", {}});
	EXPECT_EQ(ledger.snapshot()->find("A")->available, 9);
	EXPECT_EQ(ledger.snapshot()->feed.trouble.key, "Shop.timeout");
	ShopUpdate same;
	same.unchanged = true;
	ledger.apply(same, Instant::ms(1));
	EXPECT_TRUE(ledger.snapshot()->feed.trouble.empty());
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
