#include "support/SimulatedShow.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using core::BitRate;
using core::Duration;
using support::LinkPlan;
using support::LinkSimulator;
using support::Scene;
using support::SimulatedShow;

namespace {

constexpr Duration seconds(double value)
{
	return Duration::seconds(value);
}

LinkPlan goodLink()
{
	return LinkPlan(BitRate::kbps(5000));
}

LinkPlan dipOf20Seconds()
{
	LinkPlan link(BitRate::kbps(2500));
	link.dropsTo(BitRate::kbps(1200)).after(seconds(15));
	link.risesTo(BitRate::kbps(5000)).after(seconds(35));
	return link;
}

// The first time after which the picture is never older than `limit` again until `until`.
Duration lagStaysBelow(Duration limit, const SimulatedShow &show, Duration from, Duration until)
{
	constexpr Duration kStep = Duration::ms(100);
	Duration since = from;
	for (Duration at = from; at < until; at = at + kStep) {
		if (show.link().worstLag(at, at + kStep) > limit) {
			since = at + kStep;
		}
	}
	return since - from;
}

bool says(const SimulatedShow &show, std::string_view key)
{
	return std::ranges::any_of(show.said(), [&](const auto &said) { return said.decision.reason.key == key; });
}

} // namespace

TEST(BitrateController, LeavesAGoodLinkAlone)
{
	SimulatedShow show(goodLink(), BitRate::kbps(2500));
	show.runsUntil(seconds(120));
	EXPECT_TRUE(show.said().empty());
	EXPECT_EQ(show.target(), BitRate::kbps(2500));
}

TEST(BitrateController, KeepsTheLagShortInADipAndComesBack)
{
	SimulatedShow alone(dipOf20Seconds(), BitRate::kbps(2000));
	alone.withoutControl();
	alone.runsUntil(seconds(50));
	EXPECT_GT(alone.link().worstLag(seconds(15), seconds(35)), seconds(2)) << "the link must be worth steering";

	SimulatedShow show(dipOf20Seconds(), BitRate::kbps(2000));
	show.runsUntil(seconds(50));
	EXPECT_LT(show.link().worstLag(seconds(15), seconds(35)), seconds(1));
	EXPECT_LT(lagStaysBelow(Duration::ms(400), show, seconds(15), seconds(35)), seconds(2.5));
	EXPECT_LT(show.link().lagPercentile(0.95, seconds(15), seconds(35)), Duration::ms(400));
	EXPECT_EQ(show.link().framesDropped(), 0);
	EXPECT_GT(show.targetAt(seconds(20)), BitRate::kbps(800)) << "a softened picture uses what the link has";
	EXPECT_LT(show.reaches(BitRate::kbps(1800), seconds(35)), seconds(7.5));
	EXPECT_TRUE(says(show, "Rate.Cut"));
	EXPECT_TRUE(says(show, "Rate.Drained"));
	EXPECT_TRUE(says(show, "Rate.Full"));
}

// A distant ingest, a shallow and a bloated router: the same law holds.
TEST(BitrateController, KeepsTheLagShortOnOtherPaths)
{
	for (const Duration roundTrip : {Duration::ms(20), Duration::ms(100)}) {
		for (const Duration buffer : {Duration::ms(50), Duration::ms(200), Duration::ms(1000)}) {
			SCOPED_TRACE(testing::Message()
				     << roundTrip.ms() << " ms away, router " << buffer.ms() << " ms");
			SimulatedShow show(dipOf20Seconds().withRoundTrip(roundTrip).withRouterBuffer(buffer),
					   BitRate::kbps(2000));
			show.runsUntil(seconds(50));
			EXPECT_LT(show.link().worstLag(seconds(15), seconds(35)), seconds(1));
			EXPECT_LT(show.reaches(BitRate::kbps(1800), seconds(35)), seconds(7.5));
		}
	}
}

TEST(BitrateController, FirstCutComesWithinHalfASecond)
{
	SimulatedShow show(dipOf20Seconds(), BitRate::kbps(2000));
	show.runsUntil(seconds(16));
	ASSERT_FALSE(show.said().empty());
	EXPECT_LT(show.said().front().at, seconds(15.5));
	EXPECT_EQ(show.said().front().decision.reason.key, "Rate.Cut");
	EXPECT_LT(show.said().front().decision.target, BitRate::kbps(900)) << "the cut must also drain the queue";
}

TEST(BitrateController, SurvivesADropToATenth)
{
	LinkPlan link(BitRate::kbps(6000));
	link.dropsTo(BitRate::kbps(600)).after(seconds(15));
	link.risesTo(BitRate::kbps(6000)).after(seconds(21));
	SimulatedShow show(link, BitRate::kbps(5000));
	show.runsUntil(seconds(40));
	// 0.3 s of the old rate are already under way and need 2.5 s at the new one.
	EXPECT_LT(show.link().worstLag(seconds(15), seconds(21)), seconds(3.5));
	EXPECT_LT(show.reaches(BitRate::kbps(4500), seconds(21)), seconds(9));
}

TEST(BitrateController, AfterAnOutageStartsNearTheOldRate)
{
	LinkPlan link = goodLink();
	link.goesDead().after(seconds(15));
	link.risesTo(BitRate::kbps(5000)).after(seconds(19));
	SimulatedShow show(link, BitRate::kbps(2000));
	show.runsUntil(seconds(40));
	EXPECT_EQ(show.targetAt(seconds(18)), SimulatedShow::kFloor) << "no use in sending into a dead link";
	EXPECT_TRUE(says(show, "Rate.Outage"));
	EXPECT_TRUE(says(show, "Rate.Restart"));
	EXPECT_LT(show.reaches(BitRate::kbps(1700), seconds(19)), seconds(2.5));
	EXPECT_LT(show.link().worstLag(seconds(24), seconds(40)), Duration::ms(400));
}

TEST(BitrateController, IgnoresAShortHiccup)
{
	LinkPlan link = goodLink();
	link.goesDead().after(seconds(15));
	link.risesTo(BitRate::kbps(5000)).after(seconds(15.12));
	SimulatedShow show(link, BitRate::kbps(2000));
	show.runsUntil(seconds(30));
	EXPECT_EQ(show.cuts(), 0);
}

TEST(BitrateController, NeverCutsOnAStaticScene)
{
	SimulatedShow show(goodLink(), BitRate::kbps(2000), Scene::quiet());
	show.runsUntil(Duration::minutes(5));
	show.setScene(Scene{}); // somebody walks in
	show.runsUntil(Duration::minutes(10));
	EXPECT_EQ(show.cuts(), 0);
}

TEST(BitrateController, NeverCutsOnKeyframes)
{
	SimulatedShow show(LinkPlan(BitRate::kbps(2500)), BitRate::kbps(2000), Scene{.keyframeTimes = 12});
	show.runsUntil(Duration::minutes(10));
	EXPECT_GT(show.link().worstLag(seconds(10), Duration::minutes(10)), Duration::ms(100)) << "they do queue";
	EXPECT_EQ(show.cuts(), 0);
}

TEST(BitrateController, DoesNotBlameTheNetworkForABusyEncoder)
{
	SimulatedShow show(goodLink(), BitRate::kbps(2000), Scene{.skippedShare = 0.3});
	show.runsUntil(Duration::minutes(2));
	EXPECT_EQ(show.cuts(), 0);
}

TEST(BitrateController, StaysAtTheFloorAndSaysSo)
{
	SimulatedShow show(LinkPlan(BitRate::kbps(250)), BitRate::kbps(2000));
	show.runsUntil(seconds(60));
	EXPECT_EQ(show.target(), SimulatedShow::kFloor);
	EXPECT_TRUE(std::ranges::none_of(
		show.said(), [](const auto &said) { return said.decision.target < SimulatedShow::kFloor; }));
}

TEST(BitrateController, ANewBitrateOfTheUserIsTheNewCeiling)
{
	SimulatedShow show(goodLink(), BitRate::kbps(2000));
	show.runsUntil(seconds(10));
	show.userSets(BitRate::kbps(3000));
	EXPECT_EQ(show.target(), BitRate::kbps(3000)) << "a stream at full rate follows at once";
	show.userSets(BitRate::kbps(1500));
	show.runsUntil(seconds(60));
	EXPECT_EQ(show.target(), BitRate::kbps(1500)) << "and never climbs over it";
	EXPECT_EQ(show.said().back().decision.reason.key, "Rate.Ceiling");
}

TEST(BitrateController, ASoftenedStreamDoesNotJumpToTheUsersNewBitrate)
{
	SimulatedShow show(dipOf20Seconds(), BitRate::kbps(2000));
	show.runsUntil(seconds(20));
	const BitRate softened = show.target();
	show.userSets(BitRate::kbps(4000));
	EXPECT_EQ(show.target(), softened);
	show.runsUntil(seconds(60));
	EXPECT_EQ(show.target(), BitRate::kbps(4000));
}

TEST(BitrateController, WorksWithoutTheSocket)
{
	LinkSimulator::Options options;
	options.socketReadable = false;
	options.sendBuffer = core::ByteCount::bytes(128'000); // Windows and macOS grant this and more
	SimulatedShow show(dipOf20Seconds(), BitRate::kbps(2000), {}, options);
	show.runsUntil(seconds(60));
	SimulatedShow alone(dipOf20Seconds(), BitRate::kbps(2000), {}, options);
	alone.withoutControl();
	alone.runsUntil(seconds(60));
	EXPECT_LT(show.link().framesDropped(), alone.link().framesDropped() / 4);
	double targets = 0;
	for (double second = 17; second < 35; ++second) {
		targets += static_cast<double>(show.targetAt(seconds(second)).kbps()) / 18;
	}
	EXPECT_LT(targets, 1300);
	EXPECT_LT(show.reaches(BitRate::kbps(1800), seconds(35)), seconds(8));
}

TEST(BitrateController, TheSameSamplesGiveTheSameDecisions)
{
	const auto play = [] {
		SimulatedShow show(dipOf20Seconds(), BitRate::kbps(2000));
		show.runsUntil(seconds(50));
		return show.said();
	};
	const auto once = play();
	const auto again = play();
	ASSERT_EQ(once.size(), again.size());
	for (std::size_t index = 0; index < once.size(); ++index) {
		EXPECT_EQ(once[index].at, again[index].at);
		EXPECT_EQ(once[index].decision.target, again[index].decision.target);
		EXPECT_EQ(once[index].decision.reason, again[index].decision.reason);
	}
}

TEST(BitrateController, AReconnectIsAnOutage)
{
	rate::BitrateController controller({SimulatedShow::kFloor, BitRate::kbps(2000)});
	health::LinkSample sample;
	const auto send = [&](bool connected) {
		sample.at = sample.at + Duration::ms(50);
		sample.streaming = connected;
		sample.reconnecting = !connected;
		sample.videoBitrate = controller.target();
		sample.handedOver =
			connected ? sample.handedOver + controller.target() * Duration::ms(50) : core::ByteCount();
		return controller.onSample(sample);
	};
	for (int count = 0; count < 40; ++count) {
		EXPECT_FALSE(send(true).changed);
	}
	const auto lost = send(false);
	EXPECT_EQ(lost.reason.key, "Rate.Outage");
	EXPECT_EQ(lost.target, SimulatedShow::kFloor);
	for (int count = 0; count < 40; ++count) {
		EXPECT_FALSE(send(false).changed);
	}
	BitRate reached;
	for (int count = 0; count < 20; ++count) {
		reached = std::max(reached, send(true).target);
	}
	EXPECT_GT(reached, BitRate::kbps(1200));
}
