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
	const DemandForecast demand(Instant::ms(0));
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
	EXPECT_LT(forecast.earliest, forecast.sellsOutIn);
	EXPECT_GT(forecast.latest, forecast.sellsOutIn);
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
