#include "support/SimulatedShow.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using core::BitRate;
using core::Duration;
using health::HealthMonitor;
using health::LinkSample;
using health::SocketCounters;
using health::Verdict;
using support::LinkPlan;
using support::Scene;
using support::SimulatedShow;

namespace {

constexpr Duration kTick = Duration::ms(50);

// A stream whose counters the test moves by hand; 2 Mbit/s arrive and nothing waits unless it says otherwise.
struct Stream {
	HealthMonitor monitor;
	LinkSample now;

	Stream()
	{
		now.streaming = true;
		now.videoBitrate = BitRate::kbps(1900);
		now.audioBitrate = BitRate::kbps(100);
		now.socket = SocketCounters{.minRtt = Duration::ms(20)};
	}

	health::HealthReport runs(Duration time, BitRate arrives = BitRate::kbps(2000), BitRate waits = {})
	{
		health::HealthReport last;
		for (Duration passed; passed < time; passed = passed + kTick) {
			now.at = now.at + kTick;
			if (now.streaming) {
				now.handedOver = now.handedOver + BitRate::kbps(2000) * kTick;
				now.socket->acked = now.socket->acked + arrives * kTick;
				now.socket->queued = now.socket->queued + waits * kTick;
				now.socket->notSent = now.socket->queued;
			}
			last = monitor.onSample(now);
		}
		return last;
	}

	// `part` of the next 10 s' frames, evenly, are lost to `counter`.
	health::HealthReport losesFrames(std::int64_t LinkSample::*counter, std::int64_t LinkSample::*total,
					 double part)
	{
		health::HealthReport last;
		for (int frame = 0; frame < 300; ++frame) {
			now.*total += 1;
			if (std::floor((frame + 1) * part) > std::floor(frame * part)) {
				now.*counter += 1;
			}
			if (frame % 3 == 0) {
				last = runs(Duration::ms(100));
			}
		}
		return last;
	}
};

std::vector<Verdict> verdictsOf(const SimulatedShow &show)
{
	std::vector<Verdict> all;
	for (const auto &judged : show.verdicts()) {
		all.push_back(judged.report.verdict);
	}
	return all;
}

} // namespace

TEST(HealthMonitor, SaysNothingOfAStreamThatIsNotThere)
{
	HealthMonitor monitor;
	const auto report = monitor.onSample({});
	EXPECT_EQ(report.verdict, Verdict::Idle);
	EXPECT_EQ(report.sentence.key, "Health.Idle");
}

TEST(HealthMonitor, AGoodStreamIsGoodAndSaysHowMuchArrives)
{
	const auto report = Stream().runs(Duration::seconds(3));
	EXPECT_EQ(report.verdict, Verdict::Good);
	EXPECT_EQ(report.delivered.kbps(), 2000);
	EXPECT_TRUE(report.socketKnown);
	const core::Message expected{"Health.Good", {{"rate", "2.0"}}};
	EXPECT_EQ(report.sentence, expected);
}

TEST(HealthMonitor, AGrowingQueueIsAWeakNetworkWithFigures)
{
	Stream stream;
	stream.runs(Duration::seconds(3));
	const auto report = stream.runs(Duration::seconds(1.5), BitRate::kbps(1100), BitRate::kbps(900));
	EXPECT_EQ(report.verdict, Verdict::NetworkWeak);
	EXPECT_NEAR(report.queue.seconds(), 1.5 * 900 / 1100, 0.15);
	EXPECT_EQ(report.sentence.key, "Health.NetworkWeak");
	EXPECT_EQ(report.sentence.values.front().second, "1.1");
}

TEST(HealthMonitor, NothingArrivingIsANetworkThatIsDown)
{
	Stream stream;
	stream.runs(Duration::seconds(3));
	const auto report = stream.runs(Duration::seconds(2), BitRate(), BitRate::kbps(2000));
	EXPECT_EQ(report.verdict, Verdict::NetworkDown);
	ASSERT_EQ(report.sentence.key, "Health.NetworkDown");
	EXPECT_NEAR(std::stod(report.sentence.values.front().second), 2, 0.6) << "the time since something arrived";
	EXPECT_GT(report.queue, Duration::seconds(1));
}

TEST(HealthMonitor, AReconnectIsNamed)
{
	Stream stream;
	stream.runs(Duration::seconds(3));
	stream.now.streaming = false;
	stream.now.reconnecting = true;
	const auto report = stream.runs(Duration::seconds(1));
	EXPECT_EQ(report.verdict, Verdict::NetworkDown);
	EXPECT_EQ(report.sentence.key, "Health.Reconnecting");
}

TEST(HealthMonitor, TellsTheEncoderFromTheRendererAndBothFromTheNetwork)
{
	const auto skipped = Stream().losesFrames(&LinkSample::framesSkipped, &LinkSample::framesEncoded, 0.1);
	EXPECT_EQ(skipped.verdict, Verdict::EncoderBusy);
	EXPECT_EQ(skipped.sentence, (core::Message{"Health.EncoderBusy", {{"share", "10 %"}}}));

	const auto lagged = Stream().losesFrames(&LinkSample::framesLagged, &LinkSample::framesRendered, 0.05);
	EXPECT_EQ(lagged.verdict, Verdict::RendererBusy);
	EXPECT_EQ(lagged.sentence.key, "Health.RendererBusy");
}

TEST(HealthMonitor, OneLostFrameIsNoTrouble)
{
	const auto report = Stream().losesFrames(&LinkSample::framesSkipped, &LinkSample::framesEncoded, 0.01);
	EXPECT_EQ(report.verdict, Verdict::Good);
}

TEST(HealthMonitor, WordsDoNotFlickerWhileTheQueueComesAndGoes)
{
	Stream stream;
	stream.runs(Duration::seconds(3));
	int changes = 0;
	Verdict before = Verdict::Good;
	for (int wave = 0; wave < 10; ++wave) {
		for (const bool growing : {true, false}) {
			const auto report =
				growing ? stream.runs(Duration::ms(700), BitRate::kbps(1000), BitRate::kbps(1000))
					: stream.runs(Duration::ms(700), BitRate::kbps(3000), BitRate::kbps(-1000));
			changes += report.verdict != before;
			before = report.verdict;
		}
	}
	EXPECT_EQ(changes, 1);
	EXPECT_EQ(stream.runs(Duration::seconds(3)).verdict, Verdict::Good);
}

TEST(HealthMonitor, AQuietSceneIsNotASlowLink)
{
	SimulatedShow show(LinkPlan(BitRate::kbps(2500)), BitRate::kbps(2000),
			   Scene{.keyframeTimes = 20, .fill = 0.1, .padded = false});
	show.runsUntil(Duration::minutes(2));
	EXPECT_EQ(verdictsOf(show), std::vector{Verdict::Good});
}

TEST(HealthMonitor, TellsTheStoryOfADip)
{
	LinkPlan link(BitRate::kbps(2500));
	link.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15));
	link.risesTo(BitRate::kbps(5000)).after(Duration::seconds(35));
	SimulatedShow show(link, BitRate::kbps(2000));
	show.withoutControl();
	show.runsUntil(Duration::seconds(50));
	EXPECT_EQ(verdictsOf(show), (std::vector{Verdict::Good, Verdict::NetworkWeak, Verdict::Good}));
}

TEST(HealthMonitor, AnEncoderThatStoppedIsNotTheNetwork)
{
	Stream stream;
	const auto encodes = [&](int pictures, bool comesOut) {
		health::HealthReport last;
		for (int picture = 0; picture < pictures; ++picture) {
			stream.now.framesEncoded += 1;
			stream.now.framesRendered += 1;
			stream.now.framesTotal += comesOut ? 1 : 0;
			last = stream.runs(kTick, comesOut ? BitRate::kbps(2000) : BitRate());
		}
		return last;
	};
	EXPECT_EQ(encodes(100, true).verdict, Verdict::Good);
	EXPECT_EQ(encodes(40, false).verdict, Verdict::Good) << "two seconds may be a busy moment";
	const health::HealthReport stopped = encodes(30, false);
	EXPECT_EQ(stopped.verdict, Verdict::EncoderStopped);
	EXPECT_EQ(stopped.sentence.key, "Health.EncoderStopped");
	EXPECT_EQ(encodes(100, true).verdict, Verdict::Good);
}

TEST(HealthMonitor, ADelayedStreamHasNotStopped)
{
	Stream stream;
	stream.now.delay = Duration::seconds(20);
	stream.now.framesTotal = 500; // of the connection before
	for (int picture = 0; picture < 200; ++picture) {
		stream.now.framesEncoded += 1;
		EXPECT_EQ(stream.runs(kTick).verdict, Verdict::Good);
	}
}
