#include "forecast/DemandForecast.hpp"
#include "forecast/PitchMemory.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>

using namespace forecast;
using core::Duration;
using core::Instant;

namespace {

// A pitch of so many orders whose pace decays; as it is counted live.
PitchRecord pitchOf(const std::string &sku, double orders, double decay = 80, double length = 300)
{
	PitchRecord record{.sku = sku, .began = {}, .length = Duration::seconds(length)};
	const auto by = [&](double t) {
		return std::llround(orders * (1 - std::exp(-std::min(t, length) / decay)));
	};
	for (std::size_t i = 0; i < kPitchTimes.size(); ++i) {
		record.ordersBy.at(i) = by(kPitchTimes.at(i));
	}
	record.orders = record.units = by(length);
	return record;
}

PitchMemory hostOf(double orders)
{
	PitchMemory memory;
	for (const double factor : {0.6, 0.8, 1.0, 1.1, 1.3, 1.6}) {
		memory.learn(pitchOf("earlier", orders * factor));
	}
	return memory;
}

} // namespace

TEST(PitchMemory, SaysNothingOfAHostItHardlyKnows)
{
	PitchMemory memory;
	EXPECT_FALSE(memory.sizeOf("HAT"));
	memory.learn(pitchOf("HAT", 300));
	memory.learn(pitchOf("HAT", 300));
	EXPECT_FALSE(memory.chanceOfAtLeast("HAT", 10));
	memory.learn(pitchOf("HAT", 300));
	EXPECT_TRUE(memory.chanceOfAtLeast("HAT", 10));
}

TEST(PitchMemory, TellsBeforeAPitchWhetherItsDemandExceedsTheStock)
{
	const PitchMemory memory = hostOf(600);
	EXPECT_GT(*memory.chanceOfAtLeast("TEE", 100), 0.9);
	EXPECT_NEAR(*memory.chanceOfAtLeast("TEE", 600), 0.5, 0.2);
	EXPECT_LT(*memory.chanceOfAtLeast("TEE", 6000), 0.05);
	EXPECT_EQ(*memory.chanceOfAtLeast("TEE", 0), 1);
}

TEST(PitchMemory, TheSkusOwnPitchesSayMore)
{
	PitchMemory memory = hostOf(600);
	for (int i = 0; i < 4; ++i) {
		memory.learn(pitchOf("SLOW", 60));
	}
	EXPECT_LT(memory.sizeOf("SLOW")->mean, memory.sizeOf("TEE")->mean - 0.5);
}

TEST(PitchMemory, PassesOverWhatMakesNoSense)
{
	PitchMemory memory;
	PitchRecord slip = pitchOf("HAT", 300);
	slip.length = Duration::seconds(3);
	PitchRecord endless = pitchOf("HAT", 300);
	endless.length = Duration::infinity();
	PitchRecord negative = pitchOf("HAT", 300);
	negative.orders = -5;
	PitchRecord falling = pitchOf("HAT", 300);
	falling.ordersBy[3] = 0;
	for (const PitchRecord &record : {slip, endless, negative, falling}) {
		memory.learn(record);
	}
	EXPECT_EQ(memory.known(), 0u);
}

TEST(PitchMemory, APitchThatSoldOutWouldHaveBroughtMore)
{
	PitchRecord cut = pitchOf("HAT", 600, 80, 40);
	cut.length = Duration::seconds(300);
	cut.goneAfter = Duration::seconds(40);
	EXPECT_GT(PitchCurve::ordersOf(cut), static_cast<double>(cut.orders) * 1.5);
	EXPECT_NEAR(PitchCurve::ordersOf(cut), 600, 250);
}

TEST(Pitch, IsWarnedOfFromItsFirstSecondWhereEarlierOnesBroughtMore)
{
	const PitchMemory memory = hostOf(800);
	DemandForecast demand(Instant::ms(0));
	EXPECT_EQ(demand.at(Instant::ms(60'000), 200).gone, 0);
	demand.beginPitch(Instant::ms(60'000), memory, "TEE");
	const Forecast atOnce = demand.at(Instant::ms(61'000), 200);
	EXPECT_GT(atOnce.gone, 0.9);
	EXPECT_EQ(atOnce.fromPitches, 1);
	EXPECT_LT(atOnce.sellsOutIn, Duration::seconds(90));
	EXPECT_LT(demand.at(Instant::ms(61'000), 5000).gone, 0.1);
	EXPECT_GT(demand.demandIn(Duration::minutes(10)).mean, 300);
}

TEST(Pitch, WhatIsSeenOfItWinsOverWhatOthersWereLike)
{
	const PitchMemory memory = hostOf(800);
	DemandForecast demand(Instant::ms(0));
	demand.beginPitch(Instant::ms(0), memory, "TEE");
	const double before = demand.at(Instant::ms(1000), 300).gone;
	for (std::int64_t at = 5000; at < 60'000; at += 11'000) { // nobody wants it
		demand.onSold(Instant::ms(at), 1);
	}
	EXPECT_LT(demand.at(Instant::ms(60'000), 300).gone, before / 4);
}

TEST(Pitch, HasNoSayWhenItIsLongOver)
{
	const PitchMemory memory = hostOf(800);
	DemandForecast demand(Instant::ms(0));
	demand.beginPitch(Instant::ms(0), memory, "TEE");
	const Forecast later = demand.at(Instant::ms(3'600'000), 300);
	EXPECT_EQ(later.fromPitches, 0);
	EXPECT_EQ(later.gone, 0);
}

TEST(Pitch, CountsWhatItBringsAndWhen)
{
	DemandForecast demand(Instant::ms(0));
	demand.onSold(Instant::ms(500), 9);
	demand.beginPitch(Instant::ms(10'000), {}, "TEE");
	demand.onSold(Instant::ms(13'000), 2);
	demand.onSold(Instant::ms(18'000), 1);
	demand.onSold(Instant::ms(40'000), 3);
	demand.onSold(Instant::ms(9000), 7); // heard late, was before
	EXPECT_EQ(demand.at(Instant::ms(60'000), 0).sellsOutIn, Duration::zero());
	const auto record = demand.endPitch(Instant::ms(110'000));
	ASSERT_TRUE(record);
	EXPECT_EQ(record->orders, 3);
	EXPECT_EQ(record->units, 6);
	EXPECT_EQ(record->length, Duration::seconds(100));
	EXPECT_EQ(record->goneAfter, Duration::seconds(50));
	EXPECT_EQ(record->ordersBy[0], 1);
	EXPECT_EQ(record->ordersBy[1], 2);
	EXPECT_EQ(record->ordersBy.back(), 3);
	EXPECT_FALSE(demand.endPitch(Instant::ms(120'000)));
}
