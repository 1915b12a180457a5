#include "app/ShelfKeeper.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace app;
using core::Duration;
using core::Instant;

namespace {

// A shelf of two SKUs in a show of pitches; what it writes down restores another.
class ShelfPitchTest : public ::testing::Test {
protected:
	static constexpr Instant kStart = Instant::ms(1000);

	ShelfPitchTest()
	{
		shelf.setRecorder([this](stock::JournalEvent event) { written.push_back(std::move(event)); });
		commerce::ShopUpdate opening;
		opening.levels = {{"HAT", "Hat", "", 60, {}}, {"TEE", "Tee", "M", 5000, {}}};
		opening.complete = true;
		shelf.onUpdate("shop", opening, now);
		(void)shelf.refresh(now);
	}

	void sell(const std::string &sku, double perSecond, Duration howLong)
	{
		double due = 0;
		for (const Instant end = now + howLong; now < end; now = now + Duration::ms(250)) {
			commerce::ShopUpdate update;
			for (due += perSecond / 4; due >= 1; due -= 1) {
				update.moves.push_back({std::to_string(++order), commerce::MoveKind::Sale, sku, 1});
			}
			update.unchanged = true;
			shelf.onUpdate("shop", update, now);
			(void)shelf.refresh(now);
		}
	}

	static std::vector<forecast::PitchRecord> earlierShows()
	{
		std::vector<forecast::PitchRecord> pitches;
		for (const std::int64_t orders : {300, 400, 500, 700}) {
			pitches.push_back({.sku = "ANY",
					   .began = {},
					   .length = Duration::minutes(5),
					   .orders = orders,
					   .units = orders});
		}
		return pitches;
	}

	double chance(const ShelfKeeper &of, const std::string &sku) const
	{
		return of.facts()->find(sku)->forecast.gone;
	}

	ShelfKeeper shelf{Instant::ms(0), core::WallTime()};
	Instant now = kStart;
	int order = 0;
	std::vector<stock::JournalEvent> written;
};

} // namespace

TEST_F(ShelfPitchTest, WhatGoesOnAirIsJudgedByEarlierShowsBeforeItsFirstOrder)
{
	shelf.learnPitches(earlierShows());
	EXPECT_EQ(chance(shelf, "HAT"), 0);
	ASSERT_TRUE(shelf.putOnAir("HAT"));
	now = now + Duration::seconds(1);
	(void)shelf.refresh(now);
	EXPECT_GT(chance(shelf, "HAT"), 0.9);
	EXPECT_EQ(chance(shelf, "TEE"), 0);
	ASSERT_TRUE(shelf.putOnAir(""));
	now = now + Duration::seconds(1);
	(void)shelf.refresh(now);
	EXPECT_EQ(chance(shelf, "HAT"), 0) << "its pitch is over";
}

TEST_F(ShelfPitchTest, SaysOfWhatIsNotOnAirWhetherAPitchWouldSellItOut)
{
	shelf.learnPitches(earlierShows());
	(void)shelf.refresh(now);
	const ShelfView view = shelf.view(now);
	for (const StockRow &row : view.rows) {
		EXPECT_EQ(row.notes.empty(), row.sku == "TEE") << row.sku;
	}
}

TEST_F(ShelfPitchTest, LearnsFromThePitchesOfThisShow)
{
	for (int i = 0; i < 3; ++i) {
		ASSERT_TRUE(shelf.putOnAir("TEE"));
		sell("TEE", 2, Duration::seconds(61));
	}
	EXPECT_EQ(chance(shelf, "HAT"), 0);
	ASSERT_TRUE(shelf.putOnAir("HAT"));
	now = now + Duration::seconds(1);
	(void)shelf.refresh(now);
	EXPECT_GT(chance(shelf, "HAT"), 0.5);
}

TEST_F(ShelfPitchTest, AStallIsNoLackOfDemand)
{
	sell("TEE", 4, Duration::minutes(3));
	const double before = shelf.facts()->find("TEE")->forecast.pacePerMinute;
	shelf.onStall(true, now);
	now = now + Duration::seconds(30);
	(void)shelf.refresh(now);
	EXPECT_NEAR(shelf.facts()->find("TEE")->forecast.pacePerMinute, before, before * 0.02);
}

TEST_F(ShelfPitchTest, AShowThatBrokeOffGoesOnWithTheSamePitch)
{
	shelf.learnPitches(earlierShows());
	sell("HAT", 0.2, Duration::minutes(2));
	ASSERT_TRUE(shelf.putOnAir("HAT"));
	sell("HAT", 0.5, Duration::seconds(20));
	ShelfKeeper again(Instant::ms(0), core::WallTime());
	again.learnPitches(earlierShows());
	for (const stock::JournalEvent &event : written) {
		again.replay(event);
	}
	again.restored(now);
	(void)shelf.refresh(now);
	EXPECT_EQ(again.onAir(), "HAT");
	EXPECT_GT(again.facts()->find("HAT")->forecast.fromPitches, 0.9);
	EXPECT_NEAR(chance(again, "HAT"), chance(shelf, "HAT"), 0.02);
}

TEST_F(ShelfPitchTest, ThousandsOfSkusThatAppearAtOnceCostThePitchNothing)
{
	shelf.learnPitches(earlierShows());
	ASSERT_TRUE(shelf.putOnAir("HAT"));
	sell("HAT", 0.5, Duration::seconds(10));
	const double before = chance(shelf, "HAT");
	commerce::ShopUpdate more;
	for (int i = 0; i < 5000; ++i) {
		more.levels.push_back({"NEW-" + std::to_string(i), "New", "", 50, {}});
	}
	more.unchanged = true;
	shelf.onUpdate("shop", more, now);
	(void)shelf.refresh(now);
	EXPECT_EQ(shelf.facts()->skus.size(), 5002u);
	EXPECT_NEAR(chance(shelf, "HAT"), before, 0.05);
}

TEST_F(ShelfPitchTest, StockThatIsUnknownHasAPitchAndNoForecast)
{
	commerce::ShopUpdate unknown;
	unknown.levels = {{"GIFT", "Gift", "", std::nullopt, {}}};
	shelf.onUpdate("shop", unknown, now);
	shelf.learnPitches(earlierShows());
	ASSERT_TRUE(shelf.putOnAir("GIFT"));
	now = now + Duration::seconds(1);
	(void)shelf.refresh(now);
	EXPECT_EQ(chance(shelf, "GIFT"), 0);
	EXPECT_EQ(shelf.facts()->find("GIFT")->status, alerts::SkuStatus::Untracked);
}
