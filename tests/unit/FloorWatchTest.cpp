#include "app/FloorWatch.hpp"

#include <gtest/gtest.h>

#include <string>

using app::FloorNews;
using app::FloorWatch;
using core::BitRate;
using core::Duration;
using core::Instant;

namespace {

constexpr BitRate kFloor = BitRate::kbps(300);
constexpr BitRate kCeiling = BitRate::kbps(2000);

// Looks every 50 ms and writes down what was new, with the second it came.
struct Watch {
	FloorWatch floor;
	std::optional<Duration> sceneAfter = Duration::seconds(10);
	BitRate ceiling = kCeiling;
	bool held = false;
	Instant now;
	std::string story;

	void stays(BitRate target, double seconds)
	{
		for (const Instant end = now + Duration::seconds(seconds); now < end; now = now + Duration::ms(50)) {
			note(floor.look(now, target, {kFloor, ceiling}, held, sceneAfter));
		}
	}
	void note(const FloorNews &news)
	{
		const std::string at = std::to_string(now.ms() / 1000) + " ";
		if (news.alert != FloorNews::Alert::None) {
			story += at + (news.alert == FloorNews::Alert::Raised ? "alert; " : "well; ");
		}
		if (news.scene != FloorNews::Scene::None) {
			story += at + (news.scene == FloorNews::Scene::Leave ? "leave; " : "return; ");
		}
	}
};

} // namespace

TEST(FloorWatch, WarnsSwitchesAndTakesBothBack)
{
	Watch watch;
	watch.stays(kCeiling, 20);
	watch.stays(kFloor, 20);
	watch.stays(BitRate::kbps(600), 20);
	EXPECT_EQ(watch.story, "23 alert; 30 leave; 45 well; 45 return; ");
	EXPECT_FALSE(watch.floor.isAlert());
}

TEST(FloorWatch, ATouchOfTheFloorIsNothing)
{
	Watch watch;
	for (int dip = 0; dip < 10; ++dip) {
		watch.stays(kFloor, 2);
		watch.stays(BitRate::kbps(500), 4);
	}
	EXPECT_EQ(watch.story, "");
}

TEST(FloorWatch, AttemptsToClimbDoNotEndIt)
{
	Watch watch;
	for (int attempt = 0; attempt < 6; ++attempt) {
		watch.stays(kFloor, 2);
		watch.stays(BitRate::kbps(375), 1);
	}
	EXPECT_EQ(watch.story, "3 alert; 10 leave; ");
}

TEST(FloorWatch, SwitchesNoSceneUnlessToldTo)
{
	Watch watch;
	watch.sceneAfter.reset();
	watch.stays(kFloor, 60);
	EXPECT_EQ(watch.story, "3 alert; ");
}

TEST(FloorWatch, SwitchedOffMeanwhileTheSceneComesBack)
{
	Watch watch;
	watch.stays(kFloor, 12);
	watch.sceneAfter.reset();
	watch.stays(kFloor, 5);
	EXPECT_EQ(watch.story, "3 alert; 10 leave; 12 return; ");
}

TEST(FloorWatch, WhoHoldsTheBitrateIsLeftAlone)
{
	Watch watch;
	watch.stays(kFloor, 12);
	watch.held = true;
	watch.stays(kCeiling, 60);
	watch.held = false;
	watch.stays(kCeiling, 20);
	EXPECT_EQ(watch.story, "3 alert; 10 leave; 77 well; 77 return; ");
}

TEST(FloorWatch, AFloorThatTheUserChoseIsNoTrouble)
{
	Watch watch;
	watch.ceiling = kFloor;
	watch.stays(kFloor, 60);
	EXPECT_EQ(watch.story, "");
}

TEST(FloorWatch, TheEndOfTheStreamTakesEverythingBack)
{
	Watch watch;
	watch.stays(kFloor, 12);
	watch.note(watch.floor.end());
	watch.note(watch.floor.end());
	EXPECT_EQ(watch.story, "3 alert; 10 leave; 12 well; 12 return; ");
}
