#include "app/StreamLoop.hpp"
#include "app/Clock.hpp"

#include <gtest/gtest.h>

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

// A stream and its encoder as the loop's thread sees them; the test's thread changes the conditions.
class FakePort final : public app::StreamPort {
public:
	struct World {
		EncoderControl control = EncoderControl::Ready;
		BitRate configured = BitRate::kbps(2000);
		BitRate current = BitRate::kbps(2000);
		BitRate link = BitRate::kbps(5000);
		int restored = 0;
	};

	health::LinkSample sample(Instant at) override
	{
		std::lock_guard guard(mutex_);
		const Duration passed = last_ == Instant() ? Duration() : at - last_;
		last_ = at;
		const core::ByteCount made = world_.current * passed;
		const core::ByteCount room = world_.link * passed;
		health::SocketCounters &socket = *sample_.socket;
		socket.queued = socket.queued + made;
		const core::ByteCount passes = std::min(socket.queued, room);
		socket.queued = socket.queued - passes;
		socket.notSent = socket.queued;
		socket.acked = socket.acked + passes;
		socket.rtt = Duration::ms(20) + socket.queued / world_.link;
		sample_.at = at;
		sample_.streaming = world_.control != EncoderControl::NoStream;
		sample_.handedOver = sample_.handedOver + made;
		sample_.videoBitrate = world_.current;
		return sample_;
	}

	EncoderState encoder() override
	{
		std::lock_guard guard(mutex_);
		return {world_.control, world_.configured, world_.current};
	}

	void setBitrate(BitRate video) override
	{
		changes([&](World &world) { world.current = video; });
	}

	void restoreBitrate() override
	{
		changes([](World &world) {
			world.current = world.configured;
			++world.restored;
		});
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
	mutable std::mutex mutex_;
	std::condition_variable changed_;
	World world_;
	Instant last_;
	health::LinkSample sample_ = [] {
		health::LinkSample sample;
		sample.socket = health::SocketCounters{.minRtt = Duration::ms(20)};
		return sample;
	}();
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

bool waitForControl(const StreamLoop &loop, const std::string &key)
{
	return waitForView(loop, [&](const app::StreamView &view) { return view.control.key == key; });
}

} // namespace

TEST(StreamLoop, SteersTheEncoderAndGivesItBackAtTheEnd)
{
	FakePort port;
	std::mutex mutex;
	std::vector<std::string> reasons;
	std::vector<health::Verdict> verdicts;
	StreamLoop loop(port, {},
			{.onDecision =
				 [&](const rate::BitrateDecision &decision, BitRate from) {
					 std::lock_guard guard(mutex);
					 reasons.push_back(decision.reason.key);
					 EXPECT_NE(decision.target, from);
				 },
			 .onVerdict =
				 [&](const health::HealthReport &report, health::Verdict from) {
					 std::lock_guard guard(mutex);
					 verdicts.push_back(report.verdict);
					 EXPECT_NE(report.verdict, from);
				 }});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakePort::World &world) { world.link = BitRate::kbps(800); });
	ASSERT_TRUE(port.waitFor([](const FakePort::World &world) { return world.current < BitRate::kbps(800); }));
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
	FakePort port;
	StreamLoop loop(port, {}, {});
	loop.start();
	const std::pair<EncoderControl, const char *> cases[] = {
		{EncoderControl::ObsDrives, "Rate.ObsDrives"},
		{EncoderControl::NotAdjustable, "Rate.NotAdjustable"},
		{EncoderControl::NotRateBased, "Rate.NotRateBased"},
		{EncoderControl::NoEncoder, "Rate.NoEncoder"},
		{EncoderControl::NoStream, "Rate.NoStream"},
	};
	for (const auto &[control, sentence] : cases) {
		port.changes([&](FakePort::World &world) { world.control = control; });
		EXPECT_TRUE(waitForControl(loop, sentence)) << sentence;
	}
	port.changes([](FakePort::World &world) {
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
	FakePort port;
	port.changes([](FakePort::World &world) { world.link = BitRate::kbps(800); });
	StreamLoop loop(port, {}, {});
	loop.start();
	ASSERT_TRUE(port.waitFor([](const FakePort::World &world) { return world.current < BitRate::kbps(800); }));
	loop.configure({.enabled = false});
	ASSERT_TRUE(port.waitFor([](const FakePort::World &world) { return world.current == world.configured; }));
	EXPECT_TRUE(waitForControl(loop, "Rate.Off"));
}

TEST(StreamLoop, TheUsersEditIsTheNewCeiling)
{
	FakePort port;
	StreamLoop loop(port, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	port.changes([](FakePort::World &world) { world.configured = world.current = BitRate::kbps(1500); });
	EXPECT_TRUE(waitForView(loop, [](const app::StreamView &view) {
		return view.encoder.configured == BitRate::kbps(1500) && view.encoder.current == BitRate::kbps(1500) &&
		       view.control.key == "Rate.Ceiling";
	}));
}

TEST(StreamLoop, StopsAtOnce)
{
	FakePort port;
	StreamLoop loop(port, {}, {});
	loop.start();
	ASSERT_TRUE(waitForControl(loop, "Rate.Full"));
	const Instant asked = app::now();
	loop.stop();
	EXPECT_LT(app::now() - asked, Duration::ms(200));
	loop.stop();
}
