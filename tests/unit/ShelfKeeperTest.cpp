#include "app/ShelfKeeper.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace app;
using alerts::SkuStatus;
using core::Duration;
using core::Instant;

namespace {

// A shelf with two SKUs and a hand on the clock.
class ShelfKeeperTest : public ::testing::Test {
protected:
	ShelfKeeperTest() : shelf_(Instant::ms(0))
	{
		commerce::ShopUpdate opening;
		opening.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", "Tee", "M", 500, {}}};
		opening.complete = true;
		shelf_.onUpdate(opening, now_);
		(void)shelf_.refresh(now_);
	}

	// Sells at a steady pace, one order of one unit at a time, refreshing four times a second.
	std::vector<alerts::AlertChange> sell(const std::string &sku, double perSecond, Duration howLong)
	{
		std::vector<alerts::AlertChange> changes;
		const Instant end = now_ + howLong;
		double due = 0;
		for (; now_ < end; now_ = now_ + Duration::ms(250)) {
			commerce::ShopUpdate update;
			for (due += perSecond / 4; due >= 1; due -= 1) {
				update.moves.push_back({std::to_string(++order_), commerce::MoveKind::Sale, sku, 1});
			}
			update.unchanged = true;
			shelf_.onUpdate(update, now_);
			for (const auto &change : shelf_.refresh(now_)) {
				changes.push_back(change);
			}
		}
		return changes;
	}

	StockRow row(const std::string &sku) const
	{
		for (const StockRow &row : shelf_.view(now_).rows) {
			if (row.sku == sku) {
				return row;
			}
		}
		return {};
	}

	ShelfKeeper shelf_;
	Instant now_ = Instant::ms(1000);
	int order_ = 0;
};

} // namespace

TEST_F(ShelfKeeperTest, WarnsBeforeItSellsOutAndThenSaysSo)
{
	const auto changes = sell("TEE", 4, Duration::seconds(125));
	ASSERT_GE(changes.size(), 3u);
	EXPECT_EQ(changes.front().alert.status, SkuStatus::Hot);
	EXPECT_EQ(changes.back().alert.status, SkuStatus::SoldOut);
	EXPECT_GE((changes.back().alert.raisedAt - changes.front().alert.raisedAt).seconds(), 60);
	EXPECT_EQ(row("TEE").left, "0");
	EXPECT_EQ(row("TEE").status, SkuStatus::SoldOut);
	EXPECT_EQ(row("TEE").title, "Tee M");
	EXPECT_EQ(row("HAT").status, SkuStatus::Ok);
}

TEST_F(ShelfKeeperTest, AnOldNumberIsMarkedAndRaisesNothing)
{
	now_ = now_ + Duration::seconds(20);
	EXPECT_TRUE(shelf_.refresh(now_).empty());
	EXPECT_TRUE(row("HAT").stale);
	EXPECT_EQ(row("HAT").age.values.at(0).second, "20");
	EXPECT_EQ(row("HAT").left, "40");
}

TEST_F(ShelfKeeperTest, AShopsPitchMovesTheAirUntilAPersonChooses)
{
	commerce::ShopUpdate pitch;
	pitch.pitchedSku = "TEE";
	shelf_.onUpdate(pitch, now_);
	EXPECT_EQ(shelf_.onAir(), "TEE");
	EXPECT_TRUE(shelf_.putOnAir("HAT"));
	shelf_.onUpdate(pitch, now_);
	EXPECT_EQ(shelf_.onAir(), "HAT");
	EXPECT_FALSE(shelf_.putOnAir("NOBODY"));
	EXPECT_EQ(shelf_.onAir(), "HAT");
}

TEST_F(ShelfKeeperTest, SteppingSkipsWhatIsSoldOut)
{
	(void)sell("HAT", 8, Duration::seconds(6));
	ASSERT_EQ(row("HAT").status, SkuStatus::SoldOut);
	EXPECT_EQ(shelf_.stepOnAir(1), "TEE");
	EXPECT_EQ(shelf_.stepOnAir(1), "TEE");
	EXPECT_EQ(shelf_.stepOnAir(-1), "TEE");
}

TEST_F(ShelfKeeperTest, SaysWhatItCouldNotUse)
{
	commerce::ShopUpdate update;
	update.levels = {{"HAT", "Hat", "", 39, {}}};
	update.remarks = {{"Shop.badUnits", {{"sku", "TEE"}}}};
	shelf_.onUpdate(update, now_);
	(void)shelf_.refresh(now_);
	EXPECT_EQ(shelf_.view(now_).feed.key, "Shelf.Remarks");
	EXPECT_EQ(shelf_.view(now_).feed.parts.at(0).message.key, "Shop.badUnits");
	EXPECT_EQ(row("HAT").left, "39");
}

TEST_F(ShelfKeeperTest, AnotherShopStartsFromNothing)
{
	(void)shelf_.putOnAir("HAT");
	shelf_.startOver(now_);
	(void)shelf_.refresh(now_);
	EXPECT_TRUE(shelf_.view(now_).rows.empty());
	EXPECT_EQ(shelf_.view(now_).feed.key, "Shelf.Waiting");
	EXPECT_TRUE(shelf_.onAir().empty());
}
