// The simulator itself, against what is known of the real parts.
#include "support/LinkFile.hpp"
#include "support/SimulatedControl.hpp"
#include "support/SimulatedFigures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using core::BitRate;
using core::ByteCount;
using core::Duration;
using support::EncoderModel;
using support::EncoderOrder;
using support::LinkPlan;
using support::LinkSimulator;
using support::Scene;
using support::SimulatedControl;
using support::TcpCongestion;
using support::TcpModel;

namespace {

constexpr Duration kFrame = Duration::us(33'333);

// Writes whatever the kernel takes until `end`.
void pour(TcpModel &tcp, Duration from, Duration end)
{
	for (Duration now = from; now < end; now = std::max(now, tcp.nextAt())) {
		tcp.run(now);
		while (tcp.takes()) {
			tcp.write(4096);
		}
		tcp.run(now);
	}
}

// Bytes of each frame; `orders` take effect at their frame.
std::vector<double> encode(const Scene &scene, unsigned seed, std::size_t frames,
			   const std::function<EncoderOrder(int)> &order)
{
	EncoderModel encoder(scene, order(0), EncoderModel::Kind::X264, seed);
	std::vector<double> sizes;
	for (std::size_t number = 0; number < frames; ++number) {
		encoder.set(order(static_cast<int>(number)));
		sizes.push_back(static_cast<double>(encoder.next(kFrame * static_cast<double>(number)).size.bytes()));
	}
	return sizes;
}

double sum(const std::vector<double> &sizes, std::size_t from, std::size_t until)
{
	double all = 0;
	for (std::size_t number = from; number < until; ++number) {
		all += sizes[number];
	}
	return all;
}

} // namespace

TEST(LinkSimulator, TcpFillsTheLinkAndNoMore)
{
	for (const auto congestion : {TcpCongestion::Kind::Cubic, TcpCongestion::Kind::Bbr}) {
		for (const Duration buffer : {Duration::ms(50), Duration::ms(200), Duration::ms(1000)}) {
			LinkPlan plan(BitRate::kbps(2500));
			plan.withRouterBuffer(buffer);
			TcpModel tcp(plan, congestion);
			pour(tcp, {}, Duration::seconds(60));
			const BitRate arrived = ByteCount::bytes(tcp.delivered()) / Duration::seconds(60);
			EXPECT_LT(arrived.kbps(), 2500 * 1448 / 1514 + 1) << "packet headers count";
			EXPECT_GT(arrived.kbps(), 2500 * 0.93 * 1448 / 1514) << buffer.ms() << " ms";
		}
	}
}

TEST(LinkSimulator, PacketsWaitThroughAnOutageAndFlowAtOnceAfterIt)
{
	for (const auto congestion : {TcpCongestion::Kind::Cubic, TcpCongestion::Kind::Bbr}) {
		LinkPlan plan(BitRate::kbps(3000));
		plan.goesDead().after(Duration::seconds(5));
		plan.risesTo(BitRate::kbps(3000)).after(Duration::seconds(9));
		TcpModel tcp(plan, congestion);
		pour(tcp, {}, Duration::seconds(5.1));
		const auto before = tcp.delivered();
		pour(tcp, Duration::seconds(5.1), Duration::seconds(8.9));
		EXPECT_EQ(tcp.delivered(), before);
		pour(tcp, Duration::seconds(8.9), Duration::seconds(11));
		const BitRate after = ByteCount::bytes(tcp.delivered() - before) / Duration::seconds(2);
		EXPECT_GT(after.kbps(), 2000);
	}
}

TEST(LinkSimulator, TheLowWaterMarkKeepsTheKernelsQueueShort)
{
	const LinkPlan plan(BitRate::kbps(2500));
	TcpModel deep(plan, TcpCongestion::Kind::Cubic);
	pour(deep, {}, Duration::seconds(20));
	EXPECT_GT(deep.queued(), 90'000) << "Linux hides 90 to 180 KB behind a router of 200 ms";
	EXPECT_LT(deep.queued(), 320'000);
	TcpModel shallow(plan, TcpCongestion::Kind::Cubic);
	shallow.keepQueueShort(16'384, Duration::seconds(1));
	pour(shallow, {}, Duration::seconds(20));
	EXPECT_LT(shallow.notSent(), 16'384 + 4096);
}

TEST(LinkSimulator, TheEncoderKeepsItsBitrate)
{
	for (const Scene &scene : {Scene{}, Scene::still(), Scene{.keyframeTimes = 12}, Scene{.motion = 0.5}}) {
		const auto sizes = encode(scene, 1, 3600, [](int) { return EncoderOrder{BitRate::kbps(2000), {}}; });
		EXPECT_NEAR(sum(sizes, 300, 3600) / 3300 * 30 * 8 / 1000, 2000, 60);
	}
	const auto quiet = encode(Scene::quiet(), 1, 3600, [](int) { return EncoderOrder{BitRate::kbps(2000), {}}; });
	EXPECT_NEAR(sum(quiet, 300, 3600) / 3300 * 30 * 8 / 1000, 500, 50);
}

// x264 itself, from 2000 to 900 kbit/s in six moments: 72 and 87 KB over the new bitrate with a buffer of a second that
// follows, 20 and 34 KB with a quarter of a second that stays.
TEST(LinkSimulator, TheEncoderOverspendsAfterACutAsX264Does)
{
	const auto overspent = [](bool ours) {
		double all = 0;
		int count = 0;
		for (unsigned seed = 1; seed <= 6; ++seed) {
			for (int cutAt = 305; cutAt <= 355; cutAt += 10) {
				const auto sizes = encode({}, seed, 480, [&](int number) {
					const std::int64_t buffer = std::clamp(2000 - (number - 30) * 10, 500, 2000);
					return EncoderOrder{BitRate::kbps(number < cutAt ? 2000 : 900),
							    ByteCount::bytes(ours ? buffer * 125 : 0)};
				});
				const auto from = static_cast<std::size_t>(cutAt);
				all += sum(sizes, from, from + 60) - 60 * 900'000.0 / 8 / 30;
				++count;
			}
		}
		return all / count / 1000;
	};
	EXPECT_NEAR(overspent(false), 90, 25);
	EXPECT_NEAR(overspent(true), 27, 10);
}

TEST(LinkSimulator, ASmallerBufferIsSentAsFillerAtOnce)
{
	const auto sizes = encode(Scene::still(), 1, 400, [](int number) {
		return EncoderOrder{BitRate::kbps(number < 330 ? 2000 : 500), {}};
	});
	EXPECT_GT(sizes[330], 100'000);
}

TEST(LinkSimulator, AnNvencLikeEncoderMakesAKeyframeOfEachChange)
{
	EncoderModel encoder({}, {BitRate::kbps(4000), {}}, EncoderModel::Kind::Nvenc);
	std::vector<int> keys;
	for (int number = 0; number < 180; ++number) {
		if (encoder.next(kFrame * number).key) {
			keys.push_back(number);
		}
	}
	ASSERT_GE(keys.size(), 4u);
	EXPECT_EQ(keys[0], 0);
	EXPECT_EQ(keys[2] - keys[1], 60);
	EXPECT_EQ(keys[3] - keys[2], 60);
	encoder.set({BitRate::kbps(1000), {}});
	EXPECT_TRUE(encoder.next(kFrame * 180).key);
	EXPECT_FALSE(encoder.next(kFrame * 181).key);
}

// The case of which its behaviour was described: 10 to 2 Mbit/s for 30 s at 6000 kbit/s.
TEST(LinkSimulator, ObsDynamicBitrateNeverDrainsAndComesBackSlowly)
{
	LinkPlan plan(BitRate::kbps(10'000));
	plan.dropsTo(BitRate::kbps(2000)).after(Duration::seconds(15));
	plan.risesTo(BitRate::kbps(10'000)).after(Duration::seconds(45));
	plan.withRouterBuffer(Duration::ms(200)).withRoundTrip(Duration::ms(50));
	LinkSimulator simulator(plan, {}, BitRate::kbps(6000), support::optionsFor(SimulatedControl::ObsDynamic));
	simulator.runUntil(Duration::seconds(90), {});
	const auto &targets = simulator.targets();
	ASSERT_GT(targets.size(), 3u);
	EXPECT_NEAR(targets[1].at.seconds(), 16, 0.8);
	EXPECT_GT(targets[1].bitrate.kbps(), 4000) << "the first cut still measures the time before";
	const auto right =
		std::ranges::find_if(targets, [](const auto &target) { return target.bitrate < BitRate::kbps(2000); });
	ASSERT_NE(right, targets.end());
	EXPECT_NEAR(right->at.seconds(), 17.4, 1.2);
	EXPECT_GT(simulator.lagPercentile(0.2, Duration::seconds(20), Duration::seconds(44)), Duration::seconds(1));
	const auto back = std::ranges::find_if(targets, [](const auto &target) {
		return target.at > Duration::seconds(45) && target.bitrate.kbps() >= 5400;
	});
	ASSERT_NE(back, targets.end());
	EXPECT_GT(back->at, Duration::seconds(45 + 18));
	EXPECT_EQ(simulator.framesDropped(), 0);
}

TEST(LinkSimulator, ObsAloneDropsFramesUntilTheNextKeyframe)
{
	LinkPlan plan(BitRate::kbps(4000));
	plan.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15));
	LinkSimulator simulator(plan, {}, BitRate::kbps(2500), support::optionsFor(SimulatedControl::FrameDrop));
	simulator.runUntil(Duration::seconds(35), {});
	EXPECT_GT(simulator.framesDropped(), 65);
	const Duration worst = simulator.worstLag(Duration::seconds(15), Duration::seconds(35));
	EXPECT_GT(worst, Duration::seconds(1.8)) << "a real OBS: 2.1 to 2.4 s";
	EXPECT_LT(worst, Duration::seconds(3.2));
}

TEST(LinkSimulator, AnOracleLosesAlmostNothing)
{
	LinkPlan plan(BitRate::kbps(2500));
	plan.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15));
	LinkSimulator simulator(plan, {}, BitRate::kbps(2000), support::optionsFor(SimulatedControl::Oracle));
	support::streamUnder(SimulatedControl::Oracle, simulator, BitRate::kbps(2000), Duration::seconds(35));
	const auto figures = support::figuresOf(simulator, Duration::seconds(15), Duration::seconds(35));
	EXPECT_LT(figures.worstLag, Duration::ms(500));
	EXPECT_GT(figures.shown.kbps(), 900);
}

TEST(LinkSimulator, TheSameSeedGivesTheSameStream)
{
	const auto play = [](unsigned seed) {
		LinkSimulator simulator(LinkPlan(BitRate::kbps(2300)), {}, BitRate::kbps(2000), {.seed = seed});
		simulator.runUntil(Duration::seconds(20), {});
		std::vector<std::int64_t> arrivals;
		for (const auto &frame : simulator.frames()) {
			arrivals.push_back(frame.arrived.us());
		}
		return arrivals;
	};
	EXPECT_EQ(play(3), play(3));
	EXPECT_NE(play(3), play(4));
}

TEST(LinkSimulator, ReadsTheLinksOfTheBench)
{
	const support::LinkFile file(LIVESHELF_SOURCE_DIR "/tests/bench/links/links.json", "no such folder",
				     Duration::minutes(1));
	const auto *step = file.find("step");
	ASSERT_NE(step, nullptr);
	EXPECT_EQ(step->plan.rateAt(Duration::seconds(14.9)).kbps(), 2500);
	EXPECT_EQ(step->plan.rateAt(Duration::seconds(15)).kbps(), 1200);
	EXPECT_EQ(step->plan.carries(Duration::seconds(14), Duration::seconds(16)).bytes(), (2500 + 1200) * 125);
	const auto *sawtooth = file.find("sawtooth");
	ASSERT_NE(sawtooth, nullptr);
	EXPECT_NEAR(static_cast<double>(sawtooth->plan.rateAt(Duration::seconds(20)).kbps()), 2000, 50);
	EXPECT_EQ(sawtooth->plan.rateAt(Duration::seconds(25)).kbps(), 3000);
	EXPECT_EQ(file.find("verizon"), nullptr);
	EXPECT_FALSE(file.missing().empty()) << "what is left out is named";
}
