#include "health/LoadShedder.hpp"

#include <gtest/gtest.h>

#include <cstdint>

using core::Duration;
using health::LinkSample;
using health::LoadShedder;

namespace {

// A machine at 30 frames a second that loses a share of them, and a scene with three marked sources.
struct Machine {
	LoadShedder shedder;
	LinkSample now{.streaming = true};
	std::size_t marked = 3;
	int changes = 0;

	// `late` and `skipped` of the frames are lost while it runs.
	std::size_t runs(Duration time, double late, double skipped = 0)
	{
		for (Duration passed; passed < time; passed = passed + Duration::ms(100)) {
			now.at = now.at + Duration::ms(100);
			now.framesRendered += 3;
			now.framesEncoded += 3;
			late_ += 3 * late;
			skipped_ += 3 * skipped;
			now.framesLagged = static_cast<std::int64_t>(late_);
			now.framesSkipped = static_cast<std::int64_t>(skipped_);
			const std::size_t before = shedder.hidden();
			changes += shedder.onSample(now, marked) != before ? 1 : 0;
		}
		return shedder.hidden();
	}

private:
	double late_ = 0, skipped_ = 0;
};

} // namespace

TEST(LoadShedder, HidesOneByOneWhileFramesAreLost)
{
	Machine machine;
	EXPECT_EQ(machine.runs(Duration::seconds(30), 0), 0U);
	EXPECT_EQ(machine.runs(Duration::seconds(4.1), 0.3), 2U);
	EXPECT_EQ(machine.shedder.cause(), LoadShedder::Cause::Renderer);
	EXPECT_EQ(machine.runs(Duration::seconds(5), 0.01), 2U) << "that was enough";
	EXPECT_EQ(machine.runs(Duration::seconds(60), 0.3), 3U) << "there are no more";
}

TEST(LoadShedder, KnowsTheEncoderFromTheRenderer)
{
	Machine machine;
	EXPECT_EQ(machine.runs(Duration::seconds(3), 0.02, 0.3), 1U);
	EXPECT_EQ(machine.shedder.cause(), LoadShedder::Cause::Encoder);
}

TEST(LoadShedder, SingleLostFramesHideNothing)
{
	Machine machine;
	EXPECT_EQ(machine.runs(Duration::minutes(10), 0.02), 0U);
}

TEST(LoadShedder, ShowsThemAgainOneByOneAfterCalm)
{
	Machine machine;
	machine.runs(Duration::seconds(4.1), 0.3);
	EXPECT_EQ(machine.runs(Duration::seconds(9), 0), 2U);
	EXPECT_EQ(machine.runs(Duration::seconds(5), 0), 1U);
	EXPECT_EQ(machine.runs(Duration::seconds(12), 0), 0U);
}

TEST(LoadShedder, ASourceThatIsTooMuchDoesNotBlink)
{
	Machine machine;
	machine.marked = 1;
	for (int tenth = 0; tenth < 30 * 60 * 10; ++tenth) { // half an hour
		machine.runs(Duration::ms(100), machine.shedder.hidden() == 0 ? 0.3 : 0);
	}
	EXPECT_LE(machine.changes, 24);
	EXPECT_LE(static_cast<double>(machine.now.framesLagged),
		  0.02 * static_cast<double>(machine.now.framesRendered));
}

TEST(LoadShedder, ShowsAllAtTheEndOfTheStream)
{
	Machine machine;
	machine.runs(Duration::seconds(4.1), 0.3);
	machine.now.streaming = false;
	EXPECT_EQ(machine.runs(Duration::ms(100), 0.3), 0U);
	machine.now.streaming = true;
	EXPECT_EQ(machine.runs(Duration::seconds(1), 0.3), 0U) << "judged afresh";
}

TEST(LoadShedder, ASourceThatLeftTheSceneIsNotCounted)
{
	Machine machine;
	machine.runs(Duration::seconds(4.1), 0.3);
	machine.marked = 1;
	EXPECT_EQ(machine.runs(Duration::ms(100), 0), 1U);
}
