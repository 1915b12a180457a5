#include "app/StreamLoop.hpp"
#include "app/Clock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

using app::EncoderControl;
using app::EncoderState;
using app::StreamLoop;
using core::BitRate;
using core::Duration;
using core::Instant;

namespace {

// The streams on one encoder as the loop's thread sees them; the test's thread changes the conditions.
class FakeStreams final : public app::StreamPort {
public:
	struct World {
		EncoderControl control = EncoderControl::Ready;
		BitRate configured = BitRate::kbps(2000);
		BitRate current = BitRate::kbps(2000);
		BitRate link = BitRate::kbps(5000);
		BitRate otherLink = BitRate::kbps(5000);
		bool streams = true;
		bool otherStreams = false;
		bool queueIsShort = false; // of OBS's own stream
		bool changeCostsKeyframe = false;
		Duration delay;
		double lagged = 0; // of the frames
		int restored = 0;
	};

	struct Load final : app::LoadPort {
		std::size_t marked() override { return 2; }
		void hide(std::size_t number) override { hidden = number; }

		std::atomic<std::size_t> hidden{0};
	};
	Load load;

	const Outputs &outputs(Instant) override
	{
		outputs_ = {own_};
		if (world().otherStreams) {
			outputs_.push_back(other_);
		}
		return outputs_;
	}

	void changes(const std::function<void(World &)> &change)
	{
		{
			std::lock_guard guard(mutex_);
			change(world_);
		}
		changed_.notify_all();
	}

	bool waitFor(const std::function<bool(const World &)> &condition)
	{
		std::unique_lock lock(mutex_);
		return changed_.wait_for(lock, std::chrono::seconds(10), [&] { return condition(world_); });
	}

	World world() const
	{
		std::lock_guard guard(mutex_);
		return world_;
	}

private:
	class Encoder final : public app::EncoderPort {
	public:
		explicit Encoder(FakeStreams &streams) : streams_(streams) {}

		EncoderState state() override
		{
			const World world = streams_.world();
			return {world.control, world.configured, world.current, world.changeCostsKeyframe, {}};
		}

		void set(BitRate video) override
		{
			streams_.changes([&](World &world) { world.current = video; });
		}

		void restore() override
		{
			streams_.changes([](World &world) {
				world.current = world.configured;
				++world.restored;
			});
		}

	private:
		FakeStreams &streams_;
	};

	class Output final : public app::OutputPort {
	public:
		Output(FakeStreams &streams, std::string name)
			: streams_(streams), name_(std::move(name)), encoder_(streams.encoder_)
		{
			sample_.socket = health::SocketCounters{.minRtt = Duration::ms(20)};
		}

		const std::string &name() const override { return name_; }
		const std::shared_ptr<app::EncoderPort> &encoder() const override { return encoder_; }

		health::LinkSample sample(Instant at) override
		{
			const World world = streams_.world();
			const BitRate link = name_.empty() ? world.link : world.otherLink;
			const Duration passed = last_ == Instant() ? Duration() : at - last_;
			last_ = at;
			const core::ByteCount made = world.current * passed;
			health::SocketCounters &socket = *sample_.socket;
			socket.queued = socket.queued + made;
			const core::ByteCount passes = std::min(socket.queued, link * passed);
			socket.queued = socket.queued - passes;
			socket.notSent = socket.queued;
			socket.acked = socket.acked + passes;
			socket.rtt = Duration::ms(20) + socket.queued / link;
			sample_.at = at;
			sample_.streaming = name_.empty() ? world.streams : world.otherStreams;
			sample_.handedOver = sample_.handedOver + made;
			sample_.delay = world.delay;
			sample_.framesRendered += 100;
			sample_.framesLagged += static_cast<std::int64_t>(world.lagged * 100);
			return sample_;
		}

		void keepQueueShort(bool wanted) override
		{
			if (name_.empty()) {
				streams_.changes([&](World &world) { world.queueIsShort = wanted; });
			}
		}

	private:
		FakeStreams &streams_;
		std::string name_;
		std::shared_ptr<app::EncoderPort> encoder_;
		Instant last_;
		health::LinkSample sample_;
	};

	mutable std::mutex mutex_;
	std::condition_variable changed_;
	World world_;
	std::shared_ptr<app::EncoderPort> encoder_ = std::make_shared<Encoder>(*this);
	std::shared_ptr<app::OutputPort> own_ = std::make_shared<Output>(*this, "");
	std::shared_ptr<app::OutputPort> other_ = std::make_shared<Output>(*this, "Second platform");
	Outputs outputs_;
};

bool waitForView(const StreamLoop &loop, const std::function<bool(const app::StreamView &)> &condition)
{
	const Instant until = app::now() + Duration::seconds(10);
	while (app::now() < until) {
		if (const auto view = loop.view().latest(); view && condition(*view)) {
			return true;
		}
		std::this_thread::yield();
	}
	return false;
}

// What was asked before has been done then: each sample takes all that waits.
bool waitForTwoViews(const StreamLoop &loop)
{
	const std::uint64_t seen = loop.view().sequence();
	return waitForView(loop, [&](const app::StreamView &) { return loop.view().sequence() >= seen + 2; });
}

bool waitForControl(const StreamLoop &loop, const std::string &key)
{
	return waitForView(loop, [&](const app::StreamView &view) { return view.control.key == key; });
}

} // namespace

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
			 .onFloor = {}});
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
	{
		std::lock_guard guard(mutex);
		ASSERT_FALSE(decidedBy.empty());
		EXPECT_EQ(decidedBy.front(), "Second platform");
	}
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
