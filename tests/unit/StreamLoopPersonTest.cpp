#include "unit/FakeStreams.hpp"

using namespace fake_streams;

TEST(StreamLoop, TheUsersEditIsTheNewCeiling)
{
	FakeStreams port;
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakeStreams::World &world) { world.configured = world.current = BitRate::kbps(1500); });
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.encoder.configured == BitRate::kbps(1500) && view.encoder.current == BitRate::kbps(1500) &&
		       view.control.key == "Rate.Ceiling";
	}));
}

TEST(StreamLoop, APersonHoldsStepsAndResumes)
{
	FakeStreams port;
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	loop.act(rate::RateAct::StepDown);
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.encoder.current == BitRate::kbps(1800) && view.person.ceiling == BitRate::kbps(1800) &&
		       view.person.canStepUp && !view.person.isHeld();
	}));
	loop.act(rate::RateAct::Hold);
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.person.isHeld(); }));
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(800); });
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.health.verdict == health::Verdict::NetworkWeak && view.control.key == "Rate.Held";
	}));
	EXPECT_EQ(port.world().current, BitRate::kbps(1800));
	loop.act(rate::RateAct::Resume);
	EXPECT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current < BitRate::kbps(800); }));
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return !view.person.isHeld() && view.changes->size() >= 4; // step, hold, resume, cut
	}));
}

TEST(StreamLoop, TheEndOfTheStreamEndsWhatThePersonWanted)
{
	FakeStreams port;
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	loop.act(rate::RateAct::StepDown);
	loop.act(rate::RateAct::Hold);
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.person.isHeld(); }));
	port.changes([](FakeStreams::World &world) { world.streams = false; });
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return !view.person.inCharge; }));
	EXPECT_EQ(port.world().current, BitRate::kbps(2000));
	loop.act(rate::RateAct::Hold); // nothing to hold: not kept for the next stream either
	ASSERT_TRUE(waitForTwoViews(loop));
	port.changes([](FakeStreams::World &world) { world.streams = true; });
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.person.inCharge && !view.person.isHeld() && view.person.ceiling == BitRate::kbps(2000) &&
		       view.control.key == "Rate.Full";
	}));
}

TEST(StreamLoop, WhatAPersonDoesToASharedEncoderIsToldOnce)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.otherStreams = true; });
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.others.size() == 1; }));
	ASSERT_TRUE(waitForTwoViews(loop));
	loop.act(rate::RateAct::StepDown);
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.encoder.current == BitRate::kbps(1800) && !view.changes->empty();
	}));
	const auto changes = loop.view().latest()->changes;
	ASSERT_EQ(changes->size(), 1U);
	EXPECT_EQ(changes->front().from, BitRate::kbps(2000));
	EXPECT_EQ(changes->front().to, BitRate::kbps(1800));
}

TEST(StreamLoop, AtTheFloorItCallsForHelpAndForTheChosenScene)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(800); });
	std::mutex mutex;
	std::string story;
	const rate::RateSettings settings{
		.floor = BitRate::kbps(1000), .sceneAtFloor = "Please wait", .sceneAfter = Duration::ms(100)};
	StreamLoop loop(port, port.load, settings,
			{.onMove = {},
			 .onVerdict = {},
			 .onFloor = [&](const app::FloorNews &news, const core::Message &, const std::string &scene) {
				 std::lock_guard guard(mutex);
				 story += news.scene == app::FloorNews::Scene::Leave    ? "to " + scene + "; "
					  : news.scene == app::FloorNews::Scene::Return ? "back; "
											: "";
			 }});
	loop.start();
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.floor.key == "Floor.Weak"; }));
	loop.stop();
	std::lock_guard guard(mutex);
	EXPECT_EQ(story, "to Please wait; back; ");
}
