#include "alerts/AlertDesk.hpp"
#include "alerts/StatusTracker.hpp"

#include <gtest/gtest.h>

using namespace alerts;
using core::Duration;
using core::Instant;

namespace {

forecast::Forecast goneIn(Duration time)
{
	forecast::Forecast forecast;
	forecast.sellsOutIn = time;
	return forecast;
}

// The same chance whatever it is judged by.
forecast::Forecast likely(double chance)
{
	return {.gone = chance, .goneSoon = chance, .goneAsLongSeen = chance};
}

const forecast::Forecast kNeverGone;
const AlertRules kRules;

SkuReport report(SkuStatus status, std::int64_t left = 5)
{
	return {"HOODIE-M", "Hoodie M", left, goneIn(Duration::seconds(130)), status};
}

} // namespace

TEST(StatusTracker, GoesFromOkToLowToSoldOut)
{
	StatusTracker tracker;
	EXPECT_EQ(tracker.update(Instant::ms(0), 100, 100, kNeverGone, kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(1), 10, 100, kNeverGone, kRules), SkuStatus::Low);
	EXPECT_EQ(tracker.update(Instant::ms(2), 0, 100, kNeverGone, kRules), SkuStatus::SoldOut);
	EXPECT_EQ(tracker.update(Instant::ms(3), -3, 100, kNeverGone, kRules), SkuStatus::SoldOut);
	EXPECT_EQ(tracker.update(Instant::ms(4), std::nullopt, 0, kNeverGone, kRules), SkuStatus::Untracked);
}

TEST(StatusTracker, LowDoesNotFlickerAroundItsLimit)
{
	StatusTracker tracker;
	(void)tracker.update(Instant::ms(0), 10, 100, kNeverGone, kRules);
	EXPECT_EQ(tracker.update(Instant::ms(1), 12, 100, kNeverGone, kRules), SkuStatus::Low);
	EXPECT_EQ(tracker.update(Instant::ms(2), 16, 100, kNeverGone, kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(3), 12, 100, kNeverGone, kRules), SkuStatus::Ok);
}

TEST(StatusTracker, HotNeedsTheForecastToHold)
{
	StatusTracker tracker;
	EXPECT_EQ(tracker.update(Instant::ms(0), 500, 900, likely(0.9), kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(1000), 480, 900, kNeverGone, kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(1500), 480, 900, likely(0.9), kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(3600), 460, 900, likely(0.9), kRules), SkuStatus::Hot);
}

TEST(StatusTracker, HotEndsOnlyWhenASellOutIsUnlikelyForAWhile)
{
	StatusTracker tracker;
	(void)tracker.update(Instant::ms(0), 500, 900, likely(0.9), kRules);
	EXPECT_EQ(tracker.update(Instant::ms(2000), 500, 900, likely(0.9), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(60'000), 500, 900, likely(0.5), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(61'000), 500, 900, likely(0.3), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(80'000), 500, 900, likely(0.3), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(81'000), 500, 900, likely(0.3), kRules), SkuStatus::Ok);
}

TEST(StatusTracker, AShortBurstIsHotOnlyWhereMinutesSayTheSameOrTheEndIsNear)
{
	const auto isHot = [](const forecast::Forecast &forecast) {
		StatusTracker tracker;
		(void)tracker.update(Instant::ms(0), 500, 900, forecast, kRules);
		return tracker.update(Instant::ms(2000), 500, 900, forecast, kRules) == SkuStatus::Hot;
	};
	EXPECT_FALSE(isHot({.gone = 0.95, .goneSoon = 0.2, .goneAsLongSeen = 0.1}));
	EXPECT_TRUE(isHot({.gone = 0.95, .goneSoon = 0.2, .goneAsLongSeen = 0.7}));
	EXPECT_TRUE(isHot({.gone = 0.99, .goneSoon = 0.95, .goneAsLongSeen = 0.1}));
	EXPECT_TRUE(isHot({.gone = 0.65, .goneSoon = 0.35, .goneAsLongSeen = 0.4})) << "nearly there";
	EXPECT_FALSE(isHot({.gone = 0.65, .goneSoon = 0.2, .goneAsLongSeen = 0.4}));
}

TEST(AlertDesk, WhatIsSoldOutAtTheStartIsNoNews)
{
	AlertDesk desk;
	EXPECT_TRUE(desk.onReport(Instant::ms(0), report(SkuStatus::SoldOut, 0)).empty());
	EXPECT_TRUE(desk.onReport(Instant::ms(1), report(SkuStatus::SoldOut, 0)).empty());
}

TEST(AlertDesk, EscalatesAndAsksAgain)
{
	AlertDesk desk;
	(void)desk.onReport(Instant::ms(0), report(SkuStatus::Ok));
	const auto hot = desk.onReport(Instant::ms(1), report(SkuStatus::Hot));
	ASSERT_EQ(hot.size(), 1u);
	EXPECT_TRUE(hot[0].raised);
	EXPECT_EQ(hot[0].alert.sentence.key, "Alert.Hot");
	EXPECT_TRUE(desk.acknowledge(0));
	EXPECT_FALSE(desk.acknowledge(0));

	const auto gone = desk.onReport(Instant::ms(2), report(SkuStatus::SoldOut, 0));
	ASSERT_EQ(gone.size(), 2u);
	EXPECT_FALSE(gone[0].raised);
	EXPECT_EQ(gone[0].alert.id, hot[0].alert.id);
	EXPECT_EQ(gone[1].alert.status, SkuStatus::SoldOut);
	EXPECT_FALSE(desk.alerts().at(0).acknowledged);
}

TEST(AlertDesk, ClearsWhenAllIsWellAgain)
{
	AlertDesk desk;
	(void)desk.onReport(Instant::ms(0), report(SkuStatus::Ok));
	(void)desk.onReport(Instant::ms(1), report(SkuStatus::SoldOut, 0));
	EXPECT_TRUE(desk.onReport(Instant::ms(2), report(SkuStatus::Low)).empty());
	EXPECT_EQ(desk.alerts().size(), 1u);
	const auto cleared = desk.onReport(Instant::ms(3), report(SkuStatus::Ok));
	ASSERT_EQ(cleared.size(), 1u);
	EXPECT_FALSE(cleared[0].raised);
	EXPECT_TRUE(desk.alerts().empty());
}

TEST(AlertDesk, AcknowledgesTheNewestFirst)
{
	AlertDesk desk;
	for (const char *sku : {"B", "A"}) {
		SkuReport r = report(SkuStatus::Ok);
		r.sku = sku;
		(void)desk.onReport(Instant::ms(0), r);
		r.status = SkuStatus::Hot;
		(void)desk.onReport(Instant::ms(1), r);
	}
	EXPECT_TRUE(desk.acknowledge(0));
	const auto all = desk.alerts();
	ASSERT_EQ(all.size(), 2u);
	EXPECT_EQ(all[0].sku, "A");
	EXPECT_TRUE(all[0].acknowledged);
	EXPECT_FALSE(all[1].acknowledged);
	EXPECT_FALSE(desk.acknowledge(99));
}

TEST(ClockText, ReadsLikeAClock)
{
	EXPECT_EQ(clockText(Duration::seconds(250)), "4:10");
	EXPECT_EQ(clockText(Duration::seconds(3720)), "1:02:00");
	EXPECT_EQ(clockText(Duration::zero()), "0:00");
	EXPECT_EQ(clockText(Duration::infinity()), "–");
}
