#include "forecast/DemandForecast.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace forecast;
using core::Duration;
using core::Instant;

namespace {

// Orders of one unit, evenly spaced.
Instant sellSteadily(DemandForecast &demand, Instant from, Duration howLong, double perSecond)
{
	const int orders = static_cast<int>(howLong.seconds() * perSecond);
	for (int i = 1; i <= orders; ++i) {
		demand.onSold(from + Duration::seconds(i / perSecond), 1);
	}
	return from + howLong;
}

} // namespace

TEST(DemandForecast, SaysNothingBeforeTheFirstSale)
{
	DemandForecast demand(Instant::ms(0));
	const Forecast forecast = demand.at(Instant::ms(60'000), 100);
	EXPECT_EQ(forecast.pacePerMinute, 0);
	EXPECT_FALSE(forecast.sellsOutIn.isFinite());
}

TEST(DemandForecast, FindsASteadyPaceAndItsEnd)
{
	DemandForecast demand(Instant::ms(0));
	const Instant now = sellSteadily(demand, Instant::ms(0), Duration::minutes(5), 2);
	const Forecast forecast = demand.at(now, 600);
	EXPECT_NEAR(forecast.pacePerMinute, 120, 5);
	EXPECT_NEAR(forecast.sellsOutIn.seconds(), 300, 15);
	const SellOutRange range = demand.range(600);
	EXPECT_LT(range.earliest, forecast.sellsOutIn);
	EXPECT_GT(range.latest, forecast.sellsOutIn);
	EXPECT_GT(range.earliest, Duration::minutes(3));
	EXPECT_LT(range.latest, Duration::minutes(9));
}

TEST(DemandForecast, CountsUnitsNotOnlyOrders)
{
	DemandForecast demand(Instant::ms(0));
	for (std::int64_t i = 1; i <= 600; ++i) {
		demand.onSold(Instant::ms(i * 500), i % 2 ? 1 : 5);
	}
	EXPECT_NEAR(demand.at(Instant::ms(300'000), 1000).pacePerMinute, 360, 20);
}

TEST(DemandForecast, ForgetsAPitchThatIsOver)
{
	DemandForecast demand(Instant::ms(0));
	const Instant end = sellSteadily(demand, Instant::ms(0), Duration::minutes(2), 5);
	const double during = demand.at(end, 1000).pacePerMinute;
	EXPECT_LT(demand.at(end + Duration::minutes(6), 1000).pacePerMinute, during / 3);
}

TEST(DemandForecast, AnEmptyShelfIsGoneNow)
{
	DemandForecast demand(Instant::ms(0));
	demand.onSold(Instant::ms(1000), 1);
	EXPECT_EQ(demand.at(Instant::ms(2000), 0).sellsOutIn, Duration::zero());
	EXPECT_EQ(demand.at(Instant::ms(2000), -4).sellsOutIn, Duration::zero());
}

TEST(DemandForecast, SurvivesAClockThatStepsBack)
{
	DemandForecast demand(Instant::ms(10'000));
	demand.onSold(Instant::ms(20'000), 2);
	demand.onSold(Instant::ms(15'000), 2);
	EXPECT_GT(demand.at(Instant::ms(1'000), 50).pacePerMinute, 0);
}

TEST(DemandForecast, WhatIsHeardLateCountsAsIfItHadBeenHeardInTime)
{
	DemandForecast inTime(Instant::ms(0));
	const Instant now = sellSteadily(inTime, Instant::ms(0), Duration::minutes(10), 0.5);
	DemandForecast late(Instant::ms(0));
	for (std::int64_t i = 300; i >= 1; --i) {
		late.onSold(Instant::ms(2000 * i), 1);
	}
	EXPECT_NEAR(late.at(now, 100).pacePerMinute, inTime.at(now, 100).pacePerMinute, 1);
	DemandForecast counted(Instant::ms(0)); // only that they are missing
	counted.onSold(now, 120, Duration::minutes(10));
	EXPECT_NEAR(counted.at(now, 100).pacePerMinute, 12, 0.5);
}

TEST(DemandForecast, WhatWasSoldBeforeItWatchedIsNoOlderThanThat)
{
	DemandForecast before(Instant::ms(60'000));
	before.onSold(Instant::ms(60'000), 3, Duration::minutes(10));
	DemandForecast just(Instant::ms(60'000));
	just.onSold(Instant::ms(60'000), 3);
	EXPECT_EQ(before.at(Instant::ms(61'000), 100).pacePerMinute, just.at(Instant::ms(61'000), 100).pacePerMinute);
}

TEST(DemandForecast, TellsHowLikelyASellOutIs)
{
	DemandForecast demand(Instant::ms(0));
	const Instant now = sellSteadily(demand, Instant::ms(0), Duration::minutes(10), 2);
	EXPECT_EQ(demand.chanceOfGone(Duration::minutes(5), 0), 1);
	EXPECT_GT(demand.at(now, 300).gone, 0.9);
	EXPECT_NEAR(demand.at(now, 600).gone, 0.5, 0.15);
	EXPECT_LT(demand.at(now, 1500).gone, 0.05);
	EXPECT_GT(demand.at(now, 600, Duration::minutes(10)).gone, 0.9);
	double before = 1;
	for (std::int64_t left = 1; left < 2000; left += 7) {
		const double chance = demand.chanceOfGone(Duration::minutes(5), left);
		EXPECT_LE(chance, before + 0.01) << left << ": more on the shelf is never gone sooner";
		before = chance;
	}
}

TEST(DemandForecast, OneOrderThatTakesAllIsNoRush)
{
	DemandForecast demand(Instant::ms(0));
	const Instant now = sellSteadily(demand, Instant::ms(0), Duration::minutes(10), 0.05);
	const double before = demand.at(now, 400).gone;
	demand.onSold(now, 500);
	const Forecast after = demand.at(now + Duration::seconds(10), 400);
	EXPECT_LT(after.gone, 0.5);
	EXPECT_GE(after.gone, before);
	EXPECT_TRUE(std::isfinite(after.pacePerMinute));
}

TEST(DemandForecast, LearnsAsMuchWhereItIsAskedRarely)
{
	DemandForecast often(Instant::ms(0));
	DemandForecast rarely(Instant::ms(0));
	for (std::int64_t at = 0; at < 300'000; at += 250) {
		if (at % 1250 == 0) {
			often.onSold(Instant::ms(at), 1);
			rarely.onSold(Instant::ms(at), 1);
		}
		(void)often.at(Instant::ms(at), 100);
	}
	const Instant now = Instant::ms(300'000);
	EXPECT_DOUBLE_EQ(often.at(now, 100).gone, rarely.at(now, 100).gone);
}

TEST(DemandForecast, WaitsForItsFirstSaleTheSameHoweverOftenItIsAsked)
{
	DemandForecast often(Instant::ms(0));
	DemandForecast rarely(Instant::ms(0));
	for (std::int64_t at = 0; at < 600'000; at += 250) {
		EXPECT_EQ(often.at(Instant::ms(at), 100).pacePerMinute, 0);
	}
	for (DemandForecast *demand : {&often, &rarely}) {
		(void)sellSteadily(*demand, Instant::ms(600'000), Duration::minutes(1), 1);
	}
	const Instant now = Instant::ms(660'000);
	EXPECT_NEAR(often.at(now, 100).gone, rarely.at(now, 100).gone, 1e-12);
}

TEST(DemandForecast, ADayOfSilenceIsForgottenAtOnce)
{
	DemandForecast demand(Instant::ms(0));
	const Instant end = sellSteadily(demand, Instant::ms(0), Duration::minutes(5), 5);
	const Forecast nextDay = demand.at(end + Duration::minutes(24 * 60), 100);
	EXPECT_LT(nextDay.pacePerMinute, 2);
	EXPECT_LT(nextDay.gone, 0.05);
}

// The case the product exists for: 3,000 orders in ten minutes against 1,500 in stock, demand decaying.
TEST(DemandForecast, SeesTheHotCaseComingInTime)
{
	DemandForecast demand(Instant::ms(0));
	std::int64_t left = 1500;
	core::Instant warnedAt = Instant::never();
	core::Instant goneAt = Instant::never();
	double due = 0;
	for (int ms = 0; ms < 600'000 && left > 0; ms += 100) {
		const double t = ms / 1000.0;
		due += 3000 * std::exp(-t / 240) / 240 / (1 - std::exp(-600.0 / 240)) * 0.1;
		const Instant now = Instant::ms(60'000 + ms);
		for (; due >= 1 && left > 0; due -= 1, --left) {
			demand.onSold(now, 1);
			if (left == 1) {
				goneAt = now;
			}
		}
		if (warnedAt == Instant::never() && demand.at(now, left).sellsOutIn <= Duration::minutes(5)) {
			warnedAt = now;
		}
	}
	ASSERT_NE(goneAt, Instant::never());
	EXPECT_GE((goneAt - warnedAt).seconds(), 100);
}
