#include "rate/ChangeBatcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using core::BitRate;
using core::Duration;
using core::Instant;
using rate::ChangeBatcher;

namespace {

constexpr Duration kTick = Duration::ms(50);

// An encoder behind the batcher, and a controller that wants what the test says.
struct Encoder {
	ChangeBatcher batcher;
	Instant now = Instant::ms(1000);
	BitRate current = BitRate::kbps(4000);
	std::vector<Instant> changes;

	void wants(BitRate video, Duration time = kTick)
	{
		for (Duration passed; passed < time; passed = passed + kTick) {
			now = now + kTick;
			const BitRate set = batcher.onSample(now, video, current);
			if (set != current) {
				changes.push_back(now);
			}
			current = set;
		}
	}

	// As the controller does it: a quarter each half second.
	void climbs(BitRate from, BitRate to)
	{
		for (BitRate wanted = from; wanted < to; wanted = std::min(wanted * 1.25, to)) {
			wants(wanted, Duration::ms(500));
		}
		wants(to, Duration::seconds(10));
	}
};

} // namespace

TEST(ChangeBatcher, ABigCutPassesAtOnce)
{
	Encoder encoder;
	encoder.wants(BitRate::kbps(1500));
	EXPECT_EQ(encoder.current, BitRate::kbps(1500));
	encoder.wants(BitRate::kbps(900));
	EXPECT_EQ(encoder.current, BitRate::kbps(900)) << "the first was not enough";
}

TEST(ChangeBatcher, AClimbIsAFewLargeStepsAndEndsWhereItShould)
{
	Encoder encoder;
	encoder.wants(BitRate::kbps(500));
	const std::size_t cut = encoder.changes.size();
	encoder.climbs(BitRate::kbps(500), BitRate::kbps(4000));
	EXPECT_EQ(encoder.current, BitRate::kbps(4000));
	EXPECT_LE(encoder.changes.size() - cut, 5U) << "the controller made ten";
	EXPECT_LE(encoder.changes.back() - encoder.changes.front(), Duration::seconds(14));
}

TEST(ChangeBatcher, SmallWobbleIsSwallowed)
{
	Encoder encoder;
	encoder.wants(BitRate::kbps(3000), Duration::seconds(1));
	encoder.changes.clear();
	for (int second = 0; second < 60; ++second) {
		encoder.wants(BitRate::kbps(second % 2 == 0 ? 2950 : 3050), Duration::seconds(1));
	}
	EXPECT_LE(encoder.changes.size(), 8U);
}

TEST(ChangeBatcher, ASmallCutThatStaysComesSoon)
{
	Encoder encoder;
	encoder.wants(BitRate::kbps(3000));
	encoder.wants(BitRate::kbps(2800), Duration::seconds(2.1));
	EXPECT_EQ(encoder.current, BitRate::kbps(2800));
}

TEST(ChangeBatcher, ARestlessLinkCostsTwentyChangesAMinute)
{
	Encoder encoder;
	for (int wave = 0; wave < 24; ++wave) { // five seconds up, a fifth down, two minutes
		for (int step = 0; step < 10; ++step) {
			encoder.wants(BitRate::kbps(2000) * std::pow(1.07, step), Duration::ms(500));
		}
	}
	EXPECT_GE(encoder.changes.size(), 20U) << "it is restless";
	for (const Instant &from : encoder.changes) {
		const auto within = std::ranges::count_if(
			encoder.changes, [&](Instant at) { return at >= from && at - from < Duration::minutes(1); });
		EXPECT_LE(within, 24); // twenty, and the big cuts that came when they were used up
	}
}

TEST(ChangeBatcher, TheUsersEditIsNotUndone)
{
	Encoder encoder;
	encoder.wants(BitRate::kbps(1500), Duration::seconds(1));
	encoder.current = BitRate::kbps(3000); // in OBS's settings; the controller follows
	encoder.changes.clear();
	encoder.wants(BitRate::kbps(3000), Duration::seconds(10));
	EXPECT_EQ(encoder.current, BitRate::kbps(3000));
	EXPECT_TRUE(encoder.changes.empty());
}
