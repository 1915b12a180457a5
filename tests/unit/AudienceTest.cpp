#include "forecast/Audience.hpp"
#include "forecast/DemandForecast.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

using namespace forecast;
using core::Duration;
using core::Instant;

namespace {

void sell(DemandForecast &demand, std::int64_t from, std::int64_t to, std::int64_t every)
{
	for (std::int64_t at = from; at < to; at += every) {
		demand.onSold(Instant::ms(at), 1);
	}
}

} // namespace

TEST(Audience, AStallIsNoLackOfDemand)
{
	Audience watched(Instant::ms(0));
	DemandForecast told(Instant::ms(0), kDemandTuning, &watched);
	DemandForecast untold(Instant::ms(0));
	for (DemandForecast *demand : {&told, &untold}) {
		sell(*demand, 0, 300'000, 500);
	}
	const double before = told.at(Instant::ms(300'000), 800).pacePerMinute;
	watched.onStall(true, Instant::ms(300'000));
	EXPECT_NEAR(told.at(Instant::ms(340'000), 800).pacePerMinute, before, before * 0.02);
	EXPECT_LT(untold.at(Instant::ms(340'000), 800).pacePerMinute, before * 0.7);
	watched.onStall(false, Instant::ms(340'000));
	EXPECT_LT(told.at(Instant::ms(400'000), 800).pacePerMinute, before * 0.7) << "now silence is silence";
}

TEST(Audience, AStallThatNeverEndsIsAnAudienceThatLeft)
{
	Audience watched(Instant::ms(0));
	DemandForecast demand(Instant::ms(0), kDemandTuning, &watched);
	sell(demand, 0, 300'000, 500);
	const double before = demand.at(Instant::ms(300'000), 800).pacePerMinute;
	watched.onStall(true, Instant::ms(300'000));
	EXPECT_LT(demand.at(Instant::ms(900'000), 800).pacePerMinute, before / 4);
}

TEST(Audience, TellsStallsApartInWhateverOrderTheyAreTold)
{
	Audience audience(Instant::ms(0));
	audience.onStall(false, Instant::ms(5)); // none has begun
	audience.onStall(true, Instant::ms(10'000));
	audience.onStall(true, Instant::ms(11'000)); // the same
	audience.onStall(false, Instant::ms(9000));  // a clock that steps back
	EXPECT_FALSE(audience.isFrozen(Instant::ms(10'500)));
	audience.onStall(true, Instant::ms(20'000));
	audience.onStall(false, Instant::ms(25'000));
	EXPECT_FALSE(audience.isFrozen(Instant::ms(19'999)));
	EXPECT_TRUE(audience.isFrozen(Instant::ms(20'000)));
	EXPECT_TRUE(audience.isFrozen(Instant::ms(24'999)));
	EXPECT_FALSE(audience.isFrozen(Instant::ms(25'000)));
}

// The same orders of one SKU, in a show where all others sell as usual, and in one where all do so five times as fast.
TEST(Audience, ABurstOfTheWholeCatalogueEndsSoonerThanOneSkusOwn)
{
	const auto chance = [](bool all) {
		Audience audience(Instant::ms(0));
		DemandForecast one(Instant::ms(0), kDemandTuning, &audience);
		DemandForecast rest(Instant::ms(0), kDemandTuning, &audience);
		sell(rest, 0, 900'000, 200);
		sell(one, 0, 900'000, 2000);
		sell(rest, 900'000, 960'000, all ? 40 : 200);
		sell(one, 900'000, 960'000, 400);
		const Instant now = Instant::ms(960'000);
		audience.advance(now);
		return one.at(now, 400).gone;
	};
	EXPECT_LT(chance(true), chance(false) - 0.2);
}

TEST(Audience, AShelfWithOneSkuHasNoOthersToBeToldFrom)
{
	Audience audience(Instant::ms(0));
	DemandForecast shared(Instant::ms(0), kDemandTuning, &audience);
	DemandForecast alone(Instant::ms(0));
	for (DemandForecast *demand : {&shared, &alone}) {
		sell(*demand, 0, 300'000, 3000);
		sell(*demand, 300'000, 330'000, 200);
	}
	const Instant now = Instant::ms(330'000);
	audience.advance(now);
	EXPECT_NEAR(shared.at(now, 300).gone, alone.at(now, 300).gone, 0.03);
}

TEST(UnmetDemand, IsWhatWasToBeExpectedWhenItSoldOut)
{
	DemandForecast demand(Instant::ms(0));
	sell(demand, 0, 300'000, 500);
	(void)demand.at(Instant::ms(300'000), 50);
	EXPECT_EQ(demand.unmet(), nullptr);
	(void)demand.at(Instant::ms(300'250), 0);
	const Forecast minute = demand.at(Instant::ms(360'250), 0);
	EXPECT_NEAR(minute.unmet.expected, 120, 20);
	EXPECT_LT(minute.unmet.low, 110);
	EXPECT_GT(minute.unmet.high, 130);
	EXPECT_LT(minute.pacePerMinute, 60) << "nothing is bought any more";
	const Forecast later = demand.at(Instant::ms(600'250), 0);
	EXPECT_GT(later.unmet.expected, minute.unmet.expected * 3);
	const Forecast restocked = demand.at(Instant::ms(600'500), 500);
	EXPECT_EQ(restocked.unmet, UnmetEstimate());
	EXPECT_NEAR(restocked.pacePerMinute, 120, 25) << "its silence was not for want of buyers";
}

TEST(Levels, AreLessCertainThanOrdersAndSayHowFarApartTheyAre)
{
	DemandForecast orders(Instant::ms(0));
	DemandForecast levels(Instant::ms(0));
	sell(orders, 0, 600'000, 500);
	for (std::int64_t at = 30'000; at <= 600'000; at += 30'000) {
		levels.onSold(Instant::ms(at), 60, Duration::seconds(30));
	}
	const Instant now = Instant::ms(600'000);
	EXPECT_EQ(orders.at(now, 700).byLevelsEach, Duration::zero());
	EXPECT_NEAR(levels.at(now, 700).byLevelsEach.seconds(), 30, 0.1);
	EXPECT_NEAR(levels.at(now, 700).pacePerMinute, 120, 15);
	const auto width = [](const SellOutRange &range) {
		return std::log(range.latest / range.earliest);
	};
	EXPECT_GT(width(levels.range(700)), width(orders.range(700)) * 1.1);
}

TEST(BadInput, AClockThatJumpsAnHourAheadIsSilence)
{
	Audience audience(Instant::ms(0));
	DemandForecast demand(Instant::ms(0), kDemandTuning, &audience);
	sell(demand, 0, 120'000, 500);
	demand.onSold(Instant::ms(3'720'000), 1);
	demand.onSold(Instant::ms(121'000), 1); // and back
	const Forecast after = demand.at(Instant::ms(3'720'000), 100);
	EXPECT_TRUE(std::isfinite(after.pacePerMinute));
	EXPECT_LT(after.pacePerMinute, 20);
	EXPECT_LT(after.gone, 0.2);
}
