#include "unit/FakeStreams.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

using namespace fake_streams;

TEST(StreamLoop, SteersTheEncoderAndGivesItBackAtTheEnd)
{
	FakeStreams port;
	std::mutex mutex;
	std::vector<std::string> reasons;
	std::vector<health::Verdict> verdicts;
	StreamLoop loop(port, port.load, {},
			{.onMove =
				 [&](const std::string &output, const rate::RateMove &move) {
					 EXPECT_EQ(output, "");
					 std::lock_guard guard(mutex);
					 reasons.push_back(move.reason.key);
					 EXPECT_TRUE(move.changed());
					 EXPECT_FALSE(move.byPerson);
				 },
			 .onVerdict =
				 [&](const std::string &, const health::HealthReport &report, health::Verdict from) {
					 std::lock_guard guard(mutex);
					 verdicts.push_back(report.verdict);
					 EXPECT_NE(report.verdict, from);
				 },
			 .onFloor = {},
			 .onStall = {}});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(800); });
	ASSERT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current < BitRate::kbps(800); }));
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.graph.size() >= 3; }));
	loop.stop();
	EXPECT_EQ(port.world().current, BitRate::kbps(2000));
	std::lock_guard guard(mutex);
	ASSERT_FALSE(reasons.empty());
	EXPECT_EQ(reasons.front(), "Rate.Cut");
	ASSERT_FALSE(verdicts.empty());
	EXPECT_EQ(verdicts.front(), health::Verdict::Good);
}

TEST(StreamLoop, StandsByAndSaysWhy)
{
	FakeStreams port;
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	const std::pair<EncoderControl, const char *> cases[] = {
		{EncoderControl::ObsDrives, "Rate.ObsDrives"},
		{EncoderControl::NotAdjustable, "Rate.NotAdjustable"},
		{EncoderControl::NotRateBased, "Rate.NotRateBased"},
		{EncoderControl::NoEncoder, "Rate.NoEncoder"},
	};
	for (const auto &[control, sentence] : cases) {
		port.changes([&](FakeStreams::World &world) { world.control = control; });
		EXPECT_TRUE(waitForControl(loop, sentence)) << sentence;
	}
	port.changes([](FakeStreams::World &world) { world.streams = false; });
	EXPECT_TRUE(waitForControl(loop, "Rate.NoStream"));
	port.changes([](FakeStreams::World &world) {
		world.streams = true;
		world.control = EncoderControl::NotRateBased;
		world.link = BitRate::kbps(800);
	});
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.health.verdict == health::Verdict::NetworkWeak;
	})) << "monitoring always works";
	EXPECT_EQ(port.world().current, BitRate::kbps(2000));
	loop.stop();
}

TEST(StreamLoop, SwitchingOffGivesTheBitrateBack)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(800); });
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current < BitRate::kbps(800); }));
	loop.configure({.enabled = false});
	ASSERT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current == world.configured; }));
	EXPECT_TRUE(waitForControl(loop, "Rate.Off"));
}

TEST(StreamLoop, TouchesTheConnectionOnlyWhileItSteers)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.queueIsShort = true; });
	StreamLoop loop(port, port.load, {.enabled = false}, {});
	loop.start();
	EXPECT_TRUE(port.waitFor([](const FakeStreams::World &world) { return !world.queueIsShort; }));
	loop.configure({});
	EXPECT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.queueIsShort; }));
	port.changes([](FakeStreams::World &world) { world.control = EncoderControl::ObsDrives; });
	EXPECT_TRUE(port.waitFor([](const FakeStreams::World &world) { return !world.queueIsShort; }));
}

TEST(StreamLoop, TheTightestLinkDecidesForASharedEncoder)
{
	FakeStreams port;
	std::mutex mutex;
	std::vector<std::string> decidedBy;
	StreamLoop loop(port, port.load, {},
			{.onMove =
				 [&](const std::string &output, const rate::RateMove &) {
					 std::lock_guard guard(mutex);
					 decidedBy.push_back(output);
				 },
			 .onVerdict = {},
			 .onFloor = {}});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakeStreams::World &world) {
		world.otherStreams = true;
		world.otherLink = BitRate::kbps(800);
	});
	ASSERT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current < BitRate::kbps(800); }));
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.output.empty() && view.control.key == "Rate.ForOther" && view.others.size() == 1 &&
		       view.others[0].name == "Second platform" && view.encoder.current < BitRate::kbps(800);
	})) << "OBS's own stream is shown, and which one softens it";
	EXPECT_TRUE(waitForView(loop, [&](const app::StreamView &) {
		std::lock_guard guard(mutex);
		return !decidedBy.empty() && decidedBy.front() == "Second platform";
	}));
	port.changes([](FakeStreams::World &world) { world.otherStreams = false; });
	EXPECT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current == world.configured; }));
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.others.empty() && view.control.key == "Rate.Full";
	}));
	EXPECT_EQ(port.world().restored, 0) << "the first stream still steers it";
}

TEST(StreamLoop, ShowsAnotherStreamWhileObssOwnIsOff)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) {
		world.streams = false;
		world.otherStreams = true;
	});
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.output == "Second platform"; }));
	port.changes([](FakeStreams::World &world) { world.otherStreams = false; });
	EXPECT_TRUE(waitForControl(loop, "Rate.NoStream"));
	EXPECT_EQ(port.world().restored, 1);
}

TEST(StreamLoop, ADelayedStreamIsLeftAlone)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) {
		world.delay = Duration::seconds(20);
		world.link = BitRate::kbps(800);
	});
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	EXPECT_TRUE(waitForControl(loop, "Rate.Delayed"));
	EXPECT_TRUE(waitForView(
		loop, [](const app::StreamView &view) { return view.health.verdict == health::Verdict::NetworkWeak; }));
	EXPECT_EQ(port.world().current, BitRate::kbps(2000));
}

TEST(StreamLoop, AChangeThatCostsAKeyframeIsWorthItOrNotMade)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.changeCostsKeyframe = true; });
	std::mutex mutex;
	std::vector<BitRate> heard;
	StreamLoop loop(port, port.load, {},
			{.onMove =
				 [&](const std::string &, const rate::RateMove &move) {
					 std::lock_guard guard(mutex);
					 if (move.changed()) {
						 heard.push_back(move.to);
					 }
				 },
			 .onVerdict = {},
			 .onFloor = {}});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(800); });
	ASSERT_TRUE(port.waitFor([](const FakeStreams::World &world) { return world.current < BitRate::kbps(800); }));
	// The queue is gone and a little more is wanted; the encoder stays where it is for now.
	ASSERT_TRUE(waitForControl(loop, "Rate.Drained"));
	const BitRate cut = port.world().current;
	EXPECT_TRUE(waitForView(loop, [&](const app::StreamView &view) { return view.encoder.current == cut; }));
	loop.stop();
	std::lock_guard guard(mutex);
	ASSERT_FALSE(heard.empty());
	EXPECT_EQ(heard.back(), cut);
}

TEST(StreamLoop, HidesMarkedSourcesOnlyWhenAllowed)
{
	FakeStreams port;
	port.changes([](FakeStreams::World &world) { world.lagged = 0.5; });
	StreamLoop loop(port, port.load, {.shedLoad = true}, {});
	loop.start();
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.hiddenSources == 1 && view.load.key == "Load.Renderer";
	}));
	EXPECT_EQ(port.load.hidden, 1U);
	EXPECT_EQ(port.world().current, port.world().configured) << "the network is well";
	loop.configure({.shedLoad = false});
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.load.empty(); }));
	EXPECT_EQ(port.load.hidden, 0U);
	loop.configure({.shedLoad = true});
	ASSERT_TRUE(waitForView(loop, [](const app::StreamView &view) { return view.hiddenSources == 1; }));
	loop.stop();
	EXPECT_EQ(port.load.hidden, 0U);
}

TEST(StreamLoop, StopsAtOnce)
{
	FakeStreams port;
	StreamLoop loop(port, port.load, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	const Instant asked = app::now();
	loop.stop();
	EXPECT_LT(app::now() - asked, Duration::ms(200));
	loop.stop();
}

TEST(StreamLoop, TellsWhenViewersSeeNoMovingPictureAndWhenTheyDoAgain)
{
	FakeStreams port;
	std::mutex mutex;
	std::condition_variable changed;
	std::vector<bool> stalls;
	StreamLoop loop(port, port.load, {.enabled = false},
			{.onMove = {}, .onVerdict = {}, .onFloor = {}, .onStall = [&](bool begun, core::Instant) {
				 std::lock_guard guard(mutex);
				 stalls.push_back(begun);
				 changed.notify_all();
			 }});
	const auto waitFor = [&](std::size_t count) {
		std::unique_lock lock(mutex);
		return changed.wait_for(lock, std::chrono::seconds(20), [&] { return stalls.size() >= count; });
	};
	loop.start();
	ASSERT_TRUE(waitForView(
		loop, [](const app::StreamView &view) { return view.health.verdict == health::Verdict::Good; }));
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(0); });
	ASSERT_TRUE(waitFor(1));
	port.changes([](FakeStreams::World &world) { world.link = BitRate::kbps(50'000); });
	ASSERT_TRUE(waitFor(2));
	loop.stop();
	EXPECT_EQ(stalls, (std::vector<bool>{true, false}));
}
