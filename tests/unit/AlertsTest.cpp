#include "alerts/StatusTracker.hpp"

#include <gtest/gtest.h>

using namespace alerts;
using core::Duration;
using core::Instant;

namespace {

// The same chance whatever it is judged by.
forecast::Forecast likely(double chance)
{
	return {.gone = chance, .goneSoon = chance, .goneAsLongSeen = chance};
}

const forecast::Forecast kNeverGone;
const AlertRules kRules;

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
	EXPECT_EQ(tracker.update(Instant::ms(7400), 460, 900, likely(0.9), kRules), SkuStatus::Ok);
	EXPECT_EQ(tracker.update(Instant::ms(7600), 460, 900, likely(0.9), kRules), SkuStatus::Hot);
}

TEST(StatusTracker, HotEndsOnlyWhenASellOutIsUnlikelyForAWhile)
{
	StatusTracker tracker;
	(void)tracker.update(Instant::ms(0), 500, 900, likely(0.9), kRules);
	EXPECT_EQ(tracker.update(Instant::ms(6000), 500, 900, likely(0.9), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(60'000), 500, 900, likely(0.3), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(61'000), 500, 900, likely(0.1), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(80'000), 500, 900, likely(0.1), kRules), SkuStatus::Hot);
	EXPECT_EQ(tracker.update(Instant::ms(81'000), 500, 900, likely(0.1), kRules), SkuStatus::Ok);
}

TEST(StatusTracker, AShortBurstIsHotOnlyWhereMinutesSayTheSameOrTheEndIsNear)
{
	const auto isHot = [](const forecast::Forecast &forecast) {
		StatusTracker tracker;
		(void)tracker.update(Instant::ms(0), 500, 900, forecast, kRules);
		return tracker.update(Instant::ms(6000), 500, 900, forecast, kRules) == SkuStatus::Hot;
	};
	EXPECT_FALSE(isHot({.gone = 0.95, .goneSoon = 0.2, .goneAsLongSeen = 0.1}));
	EXPECT_TRUE(isHot({.gone = 0.95, .goneSoon = 0.2, .goneAsLongSeen = 0.1, .ordersBehind = 100})) << "a rush";
	EXPECT_TRUE(isHot({.gone = 0.95, .goneSoon = 0.2, .goneAsLongSeen = 0.7}));
	EXPECT_TRUE(isHot({.gone = 0.99, .goneSoon = 0.95, .goneAsLongSeen = 0.1}));
	EXPECT_TRUE(isHot({.gone = 0.75, .goneSoon = 0.15, .goneAsLongSeen = 0.4})) << "nearly there";
	EXPECT_FALSE(isHot({.gone = 0.75, .goneSoon = 0.1, .goneAsLongSeen = 0.4}));
}

TEST(StatusTracker, AtTheBeginningOfAPitchEarlierOnesSayEnoughSooner)
{
	const auto hotAfter = [](const forecast::Forecast &forecast, Duration time) {
		StatusTracker tracker;
		(void)tracker.update(Instant::ms(0), 500, 900, forecast, kRules);
		return tracker.update(Instant::ms(0) + time, 500, 900, forecast, kRules) == SkuStatus::Hot;
	};
	const forecast::Forecast said{.gone = 0.5, .goneSoon = 0.2, .goneAsLongSeen = 0.5};
	forecast::Forecast ofPitch = said;
	ofPitch.fromPitches = 1;
	EXPECT_FALSE(hotAfter(said, Duration::seconds(10)));
	EXPECT_TRUE(hotAfter(ofPitch, Duration::seconds(2)));
	ofPitch.gone = 0.3;
	EXPECT_FALSE(hotAfter(ofPitch, Duration::seconds(10)));
}
