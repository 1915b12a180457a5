#include "app/ShelfKeeper.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

using namespace app;
using alerts::AlertLevel;
using alerts::SkuStatus;
using core::Duration;
using core::Instant;

namespace {

// A shelf with two SKUs and a hand on the clock.
class ShelfKeeperTest : public ::testing::Test {
protected:
	ShelfKeeperTest() : shelf_(Instant::ms(0), core::WallTime())
	{
		commerce::ShopUpdate opening;
		opening.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", "Tee", "M", 500, {}}};
		opening.complete = true;
		shelf_.onUpdate("shop", opening, now_);
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
			shelf_.onUpdate("shop", update, now_);
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

TEST_F(ShelfKeeperTest, TellsInventedRowsFromRealOnes)
{
	EXPECT_FALSE(shelf_.view(now_).rehearsal || shelf_.view(now_).realBeside);
	commerce::ShopUpdate invented;
	invented.levels = {{"PIN", "Pin", "", 9, {}}};
	invented.rehearsal = invented.complete = true;
	shelf_.onUpdate("made up", invented, now_);
	(void)shelf_.refresh(now_);
	EXPECT_TRUE(shelf_.view(now_).rehearsal && shelf_.view(now_).realBeside);
	EXPECT_TRUE(row("PIN").rehearsal);
	EXPECT_FALSE(row("HAT").rehearsal);
}

TEST_F(ShelfKeeperTest, WarnsBeforeItSellsOutAndThenSaysSo)
{
	const auto changes = sell("TEE", 4, Duration::seconds(125));
	ASSERT_GE(changes.size(), 3u);
	EXPECT_GE(changes.front().alert.level, AlertLevel::Soon);
	EXPECT_LE(changes.front().alert.level, AlertLevel::Now);
	EXPECT_EQ(changes.back().alert.level, AlertLevel::SoldOut);
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

TEST_F(ShelfKeeperTest, EachShopsNumbersGrowOldByThatShopsInterval)
{
	commerce::ShopUpdate slow;
	slow.levels = {{"HAT", "Hat", "", 5, {}}, {"SOCK", "Sock", "", 9, {}}};
	shelf_.onUpdate("asked every ten minutes", slow, now_);
	shelf_.setRules({}, {{"shop", Duration::seconds(15)}, {"asked every ten minutes", Duration::seconds(1800)}});
	now_ = now_ + Duration::seconds(20);
	(void)shelf_.refresh(now_);
	EXPECT_FALSE(row("SOCK").stale);
	EXPECT_TRUE(row("TEE").stale);
	EXPECT_TRUE(row("HAT").stale) << "a sum is as old as its oldest figure";
	EXPECT_EQ(shelf_.facts()->find("HAT")->staleAt, Instant::ms(1000) + Duration::seconds(15));
	EXPECT_EQ(shelf_.facts()->find("SOCK")->staleAt, Instant::ms(1000) + Duration::seconds(1800));
}

TEST_F(ShelfKeeperTest, AShopsPitchMovesTheAirUntilAPersonChooses)
{
	commerce::ShopUpdate pitch;
	pitch.pitchedSku = "TEE";
	shelf_.onUpdate("shop", pitch, now_);
	EXPECT_EQ(shelf_.onAir(), "TEE");
	EXPECT_TRUE(shelf_.putOnAir("HAT"));
	shelf_.onUpdate("shop", pitch, now_);
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
	shelf_.onUpdate("shop", update, now_);
	(void)shelf_.refresh(now_);
	EXPECT_EQ(shelf_.view(now_).feed.key, "Shelf.Remarks");
	EXPECT_EQ(shelf_.view(now_).feed.parts.at(0).message.key, "Shop.badUnits");
	EXPECT_EQ(row("HAT").left, "39");
}

// Of three pages the second has two entries that cannot be used.
TEST_F(ShelfKeeperTest, RemarksStandUntilTheNextReadingOfThatKindIsOver)
{
	const auto page = [&](bool begins, bool ends, std::vector<core::Message> remarks) {
		commerce::ShopUpdate update;
		update.levels = {{"HAT", "Hat", "", 39, {}}};
		update.remarks = std::move(remarks);
		update.begins = begins;
		update.ends = ends;
		shelf_.onUpdate("shop", update, now_);
	};
	const auto said = [&] {
		return shelf_.view(now_).feed;
	};
	page(true, false, {});
	page(false, false, {{"Shop.badUnits", {{"sku", "TEE"}}}, {"Shop.badUnits", {{"sku", "CAP"}}}});
	page(false, true, {});
	EXPECT_EQ(said().values.at(0).second, "2");

	commerce::ShopUpdate other;
	other.reading = commerce::Reading::Orders;
	other.ordersRead = true;
	shelf_.onUpdate("shop", other, now_);
	other.reading = commerce::Reading::Some;
	shelf_.onUpdate("shop", other, now_);
	commerce::ShopUpdate same;
	same.unchanged = true;
	shelf_.onUpdate("shop", same, now_);
	page(true, false, {});
	page(false, false, {{"Shop.badUnits", {{"sku", "CAP"}}}});
	EXPECT_EQ(said().values.at(0).second, "2") << "the new reading is not over";
	page(false, true, {});
	EXPECT_EQ(said().values.at(0).second, "1");
	EXPECT_EQ(said().parts.at(0).message.values.at(0).second, "CAP");
	page(true, true, {});
	EXPECT_TRUE(said().empty());
}

TEST_F(ShelfKeeperTest, ARestingRowFollowsTheRulesAndItsAge)
{
	(void)shelf_.refresh(now_);
	const auto before = shelf_.facts()->find("TEE")->stock;
	alerts::AlertRules rules;
	rules.lowUnits = 600;
	shelf_.setRules(rules, {{"shop", Duration::seconds(5)}});
	const auto changes = shelf_.refresh(now_);
	ASSERT_EQ(changes.size(), 2u);
	EXPECT_EQ(changes.back().alert.level, AlertLevel::Watch);
	EXPECT_EQ(shelf_.facts()->find("TEE")->stock, before) << "the shop said nothing";
	now_ = now_ + Duration::seconds(10);
	EXPECT_TRUE(shelf_.refresh(now_).empty());
	EXPECT_TRUE(row("TEE").stale);
	EXPECT_EQ(row("TEE").status, SkuStatus::Low);
	(void)sell("TEE", 4, Duration::seconds(5));
	EXPECT_GT(row("TEE").pacePerMinute, 0);
	EXPECT_EQ(row("HAT").pacePerMinute, 0);
	EXPECT_FALSE(row("HAT").stale);
}

// Every five minutes twenty codes that nobody has ever seen, and orders for twenty others.
TEST_F(ShelfKeeperTest, AShopThatInventsCodesDoesNotFillTheShelf)
{
	shelf_.setPicked({"TEE"});
	ASSERT_TRUE(shelf_.putOnAir("HAT"));
	std::size_t most = 0;
	for (int minute = 5; minute <= 16 * 60; minute += 5) {
		now_ = now_ + Duration::minutes(5);
		commerce::ShopUpdate invented;
		invented.complete = true;
		for (int i = 0; i < 20; ++i) {
			const std::string sku = std::to_string(minute) + "-" + std::to_string(i);
			invented.levels.push_back({sku, sku, "", 1, {}});
			invented.orders.push_back({sku, sku, {}, {}, {{"1", sku + "-order", "", 1, 0, {}}}});
		}
		shelf_.onUpdate("shop", invented, now_);
		(void)shelf_.refresh(now_);
		most = std::max(most, shelf_.view(now_).rows.size());
	}
	EXPECT_LT(most, 20u * 12 * 7) << "those of six hours and some";
	EXPECT_EQ(row("HAT").left, "40") << "still on air";
	EXPECT_EQ(row("TEE").left, "500") << "a person picked it";
	EXPECT_EQ(row("HAT").age.key, "Shelf.NotListed");
}

TEST_F(ShelfKeeperTest, SaysThatAShopHasMoreThanAShelfHolds)
{
	EXPECT_TRUE(shelf_.remarkAbout("shop").empty());
	commerce::ShopUpdate huge;
	for (int i = 0; i < 200'001; ++i) {
		huge.levels.push_back({std::to_string(i), "", "", 1, {}});
	}
	shelf_.onUpdate("huge", huge, now_);
	EXPECT_EQ(shelf_.remarkAbout("huge").key, "Shelf.TooMany");
	EXPECT_EQ(shelf_.remarkAbout("huge").values.at(0).second, "200000");
	EXPECT_TRUE(shelf_.remarkAbout("shop").empty());
}

TEST_F(ShelfKeeperTest, FortyOrdersAfterAnOutageAreNoRush)
{
	const auto clock = [](Instant at) {
		return core::WallTime(std::chrono::milliseconds(at.ms()));
	};
	commerce::ShopUpdate orders;
	orders.reading = commerce::Reading::Orders;
	orders.ordersRead = true;
	orders.readAt = clock(now_);
	shelf_.onUpdate("shop", orders, now_);
	// Ten minutes without an answer, and one order each quarter of a minute.
	const Instant lostAt = now_;
	now_ = now_ + Duration::minutes(10);
	for (int i = 1; i <= 40; ++i) {
		const std::string id = std::to_string(i);
		const auto placed = clock(lostAt + Duration::seconds(15 * i));
		orders.orders.push_back({id, id, placed, placed, {{"1", "TEE", "", 1, 1, {}}}});
	}
	orders.readAt = clock(now_);
	shelf_.onUpdate("shop", orders, now_);
	commerce::ShopUpdate after;
	after.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", "Tee", "M", 30, {}}};
	after.readAt = clock(now_);
	std::vector<alerts::AlertChange> changes;
	for (int i = 0; i < 20; ++i) {
		now_ = now_ + Duration::ms(250);
		after.readAt = clock(now_);
		shelf_.onUpdate("shop", after, now_);
		std::ranges::move(shelf_.refresh(now_), std::back_inserter(changes));
	}
	EXPECT_EQ(row("TEE").stock->sold, 40);
	EXPECT_NEAR(row("TEE").pacePerMinute, 4, 0.5);
	EXPECT_TRUE(std::ranges::none_of(changes,
					 [](const auto &change) { return change.alert.level == AlertLevel::Soon; }));
}

TEST_F(ShelfKeeperTest, AFallOverAnOutageIsSpreadOverIt)
{
	now_ = now_ + Duration::minutes(10);
	commerce::ShopUpdate fallen;
	fallen.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", "Tee", "M", 460, {}}};
	shelf_.onUpdate("shop", fallen, now_);
	(void)shelf_.refresh(now_);
	EXPECT_NEAR(row("TEE").pacePerMinute, 4, 0.5);
}

TEST_F(ShelfKeeperTest, AfterABreakOnlyFollowedShopsGoOnAndARehearsalBeginsAnew)
{
	std::vector<stock::JournalEvent> events;
	commerce::ShopUpdate real;
	real.levels = {{"HAT", "Hat", "", 5, {}}};
	commerce::ShopUpdate invented;
	invented.levels = {{"TEE", "Tee", "", 9, {}}};
	invented.rehearsal = true;
	ShelfKeeper before(Instant::ms(0), core::WallTime());
	before.setRecorder([&](stock::JournalEvent event) { events.push_back(std::move(event)); });
	before.follow({{"kept", 1}, {"of another profile", 1}, {"renewed", 1}, {"rehearsal", 1}}, now_);
	before.onUpdate("kept", real, now_);
	before.onUpdate("renewed", real, now_);
	before.onUpdate("of another profile", real, now_);
	before.onUpdate("rehearsal", invented, now_);

	const auto restore = [&](ShelfKeeper &after) {
		const std::size_t heard = events.size();
		for (std::size_t i = 0; i < heard; ++i) {
			after.replay(events[i]);
		}
		after.setRecorder([&](stock::JournalEvent event) { events.push_back(std::move(event)); });
		after.restored(now_);
	};
	const auto rows = [&](ShelfKeeper &shelf) {
		(void)shelf.refresh(now_);
		return shelf.view(now_).rows;
	};
	ShelfKeeper after(Instant::ms(0), core::WallTime());
	restore(after);
	ASSERT_EQ(rows(after).size(), 1u);
	EXPECT_EQ(rows(after)[0].available, 15);
	after.follow({{"kept", 1}, {"renewed", 2}, {"rehearsal", 1}}, now_);
	EXPECT_EQ(rows(after)[0].available, 5);
	// Broken off once more: what was forgotten stays forgotten.
	ShelfKeeper again(Instant::ms(0), core::WallTime());
	restore(again);
	ASSERT_EQ(rows(again).size(), 1u);
	EXPECT_EQ(rows(again)[0].available, 5);
}

TEST_F(ShelfKeeperTest, AnotherShopStartsFromNothing)
{
	(void)shelf_.putOnAir("HAT");
	shelf_.follow({{"shop", 2}}, now_);
	(void)shelf_.refresh(now_);
	EXPECT_TRUE(shelf_.view(now_).rows.empty());
	EXPECT_EQ(shelf_.view(now_).feed.key, "Shelf.Waiting");
	EXPECT_TRUE(shelf_.onAir().empty());
}
