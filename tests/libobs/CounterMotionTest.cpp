#include "obs/CounterMotion.hpp"

#include <gtest/gtest.h>

using core::Duration;
using core::Instant;
using host::CounterMotion;
using overlay::Motion;

namespace {

constexpr Instant kStart = Instant::ms(50'000);

Instant later(int ms)
{
	return kStart + Duration::ms(ms);
}

} // namespace

TEST(CounterMotion, FadesFromItsFirstFrameAndComesToRest)
{
	CounterMotion motion;
	motion.change(Motion::Calm, true, false, kStart);
	EXPECT_GT(motion.faded(kStart), 0.1) << "in sight at once";
	double before = 0;
	for (int ms = 0; ms < 250; ms += 10) {
		EXPECT_GE(motion.faded(later(ms)), before);
		before = motion.faded(later(ms));
		EXPECT_TRUE(motion.isMoving(later(ms)));
	}
	EXPECT_FALSE(motion.isMoving(later(250)));
}

TEST(CounterMotion, ShowsFastChangesAtOnce)
{
	CounterMotion motion;
	motion.change(Motion::Lively, true, false, kStart);
	for (int ms = 100; ms < 1000; ms += 100) {
		motion.change(Motion::Lively, true, false, later(ms));
		EXPECT_FALSE(motion.isMoving(later(ms))) << "a number that is not the last one is not in sight";
	}
	motion.change(Motion::Lively, true, false, later(2000));
	EXPECT_TRUE(motion.isMoving(later(2000)));
}

TEST(CounterMotion, StandsStillWhenItIsOffOrThereIsNothingToComeFrom)
{
	CounterMotion motion;
	motion.change(Motion::Off, true, true, kStart);
	EXPECT_FALSE(motion.isMoving(kStart));
	motion.change(Motion::Calm, false, true, later(1000));
	EXPECT_FALSE(motion.isMoving(later(1000)));
}

TEST(CounterMotion, PulsesSlowlyWhenLittleIsLeftAndThenStops)
{
	CounterMotion motion;
	motion.change(Motion::Lively, true, false, kStart);
	motion.change(Motion::Lively, true, true, later(1000));
	int brightest = 0;
	for (int ms = 1000; ms < 5000; ms += 20) {
		const double here = motion.light(later(ms));
		const bool isPeak = here > motion.light(later(ms - 20)) && here > motion.light(later(ms + 20));
		brightest += isPeak && here > 1.1 ? 1 : 0;
		EXPECT_LE(here, 1.4);
	}
	EXPECT_EQ(brightest, 3);
	EXPECT_FALSE(motion.isMoving(later(5000)));
	motion.change(Motion::Lively, true, true, later(6000)); // one less
	EXPECT_EQ(motion.light(later(6600)), 1) << "it has been low all the time";
}
