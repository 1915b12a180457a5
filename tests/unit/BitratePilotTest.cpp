#include "app/BitratePilot.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using app::BitratePilot;
using core::BitRate;
using core::Duration;
using rate::RateAct;

namespace {

constexpr BitRate kFloor = BitRate::kbps(300);
constexpr BitRate kUsers = BitRate::kbps(2000);
constexpr core::WallTime kNow(std::chrono::seconds(1'772'000'000));

// A pilot in the middle of a stream over a link that the test sets.
struct Flight {
	std::vector<rate::RateMove> said;
	BitratePilot pilot{kFloor, kUsers};
	health::LinkSample now = [] {
		health::LinkSample sample;
		sample.streaming = true;
		sample.socket = health::SocketCounters{.minRtt = Duration::ms(20)};
		return sample;
	}();

	void note(std::optional<rate::RateMove> move)
	{
		if (move) {
			said.push_back(*std::move(move));
		}
	}
	void act(RateAct act) { note(pilot.act(act, kNow)); }
	void follow(BitRate floor, BitRate configured) { note(pilot.follow(floor, configured)); }

	void flies(Duration time, BitRate link = BitRate::kbps(5000))
	{
		for (Duration passed; passed < time; passed = passed + Duration::ms(50)) {
			const core::ByteCount made = pilot.target() * Duration::ms(50);
			const core::ByteCount passes = std::min(now.socket->queued + made, link * Duration::ms(50));
			now.at = now.at + Duration::ms(50);
			now.handedOver = now.handedOver + made;
			now.socket->acked = now.socket->acked + passes;
			now.socket->queued = now.socket->queued + made - passes;
			now.socket->notSent = now.socket->queued;
			now.socket->rtt =
				Duration::ms(20) + (link > BitRate() ? now.socket->queued / link : Duration());
			now.videoBitrate = pilot.target();
			note(pilot.onSample(now));
		}
	}
	std::vector<std::string> reasons() const
	{
		std::vector<std::string> keys;
		keys.reserve(said.size());
		for (const rate::RateMove &move : said) {
			keys.push_back(move.reason.key);
		}
		return keys;
	}
};

} // namespace

TEST(BitratePilot, HeldItMovesForNothing)
{
	Flight flight;
	flight.flies(Duration::seconds(2));
	flight.act(RateAct::Hold);
	flight.flies(Duration::seconds(3), BitRate::kbps(800));
	flight.flies(Duration::seconds(3), BitRate());
	flight.flies(Duration::seconds(3));
	EXPECT_EQ(flight.pilot.target(), kUsers);
	EXPECT_EQ(flight.reasons(), std::vector<std::string>{"Rate.Held"});
	EXPECT_TRUE(flight.said.front().byPerson);
	EXPECT_FALSE(flight.said.front().changed());
	EXPECT_EQ(flight.pilot.heldSince(), kNow);
}

TEST(BitratePilot, ResumedItGoesOnFromWhereItWasHeld)
{
	Flight flight;
	flight.flies(Duration::seconds(2));
	flight.flies(Duration::seconds(5), BitRate::kbps(1000));
	flight.act(RateAct::Hold);
	const BitRate held = flight.pilot.target();
	ASSERT_LT(held, BitRate::kbps(1200));
	flight.flies(Duration::seconds(10));
	flight.said.clear();
	flight.act(RateAct::Resume);
	EXPECT_EQ(flight.pilot.target(), held) << "no jump to the ceiling";
	flight.flies(Duration::seconds(10));
	EXPECT_EQ(flight.pilot.target(), kUsers);
	ASSERT_GE(flight.said.size(), 3U);
	EXPECT_EQ(flight.said[0].reason.key, "Rate.Resumed");
	EXPECT_EQ(flight.said[1].reason.key, "Rate.Climb");
}

TEST(BitratePilot, ResumedOnALinkThatFellItCutsAtOnce)
{
	Flight flight;
	flight.flies(Duration::seconds(2));
	flight.act(RateAct::Hold);
	flight.flies(Duration::seconds(3), BitRate::kbps(800));
	flight.act(RateAct::Resume);
	flight.flies(Duration::ms(600), BitRate::kbps(800));
	EXPECT_LT(flight.pilot.target(), BitRate::kbps(800));
}

TEST(BitratePilot, StepsMoveTheShowsOwnCeilingByTenths)
{
	Flight flight;
	flight.act(RateAct::StepUp);
	EXPECT_TRUE(flight.said.empty()) << "never above what the user has in OBS";
	flight.act(RateAct::StepDown);
	flight.act(RateAct::StepDown);
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(1600));
	flight.flies(Duration::seconds(5));
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(1600)) << "the control does not climb over it";
	for (int press = 0; press < 20; ++press) {
		flight.act(RateAct::StepDown);
	}
	EXPECT_EQ(flight.pilot.target(), kFloor);
	EXPECT_FALSE(flight.pilot.person().canStep(-1));
	flight.act(RateAct::StepUp);
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(500));
	const auto &last = flight.said.back();
	EXPECT_EQ(last.reason.key, "Rate.Stepped");
	EXPECT_TRUE(last.byPerson);
	EXPECT_EQ(last.from, kFloor);
}

TEST(BitratePilot, AStepWhileSoftenedMovesTheLimitOnly)
{
	Flight flight;
	flight.flies(Duration::seconds(2));
	flight.flies(Duration::seconds(5), BitRate::kbps(1000));
	const BitRate softened = flight.pilot.target();
	flight.act(RateAct::StepDown);
	EXPECT_EQ(flight.pilot.target(), softened);
	EXPECT_EQ(flight.pilot.person().ceiling(), BitRate::kbps(1800));
	EXPECT_EQ(flight.said.back().reason.values.back().second, "1800");
}

TEST(BitratePilot, StepsMoveTheHeldRateItself)
{
	Flight flight;
	flight.act(RateAct::StepDown);
	flight.act(RateAct::Hold);
	flight.act(RateAct::StepDown);
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(1600));
	EXPECT_EQ(flight.said.back().reason.key, "Rate.Held");
	flight.act(RateAct::StepUp);
	flight.act(RateAct::StepUp);
	EXPECT_EQ(flight.pilot.target(), kUsers);
	flight.act(RateAct::Resume);
	EXPECT_EQ(flight.pilot.target(), kUsers) << "asked for by hand, so it stays";
}

TEST(BitratePilot, AnEditInObsIsTheNewestWish)
{
	Flight flight;
	flight.act(RateAct::StepDown);
	flight.follow(kFloor, BitRate::kbps(3000));
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(3000));
	EXPECT_EQ(flight.said.back().reason.key, "Rate.Ceiling");
	flight.act(RateAct::Hold);
	flight.follow(kFloor, BitRate::kbps(1500));
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(1500));
	EXPECT_TRUE(flight.pilot.person().isHeld());
	flight.said.clear();
	flight.follow(kFloor, BitRate::kbps(1500));
	EXPECT_TRUE(flight.said.empty());
}

TEST(BitratePilot, ANewFloorIsSaidOnlyWhereItMovesTheEncoder)
{
	Flight flight;
	flight.flies(Duration::seconds(2));
	flight.follow(BitRate::kbps(400), kUsers);
	EXPECT_TRUE(flight.said.empty());
	flight.flies(Duration::seconds(5), BitRate::kbps(700));
	flight.said.clear();
	flight.follow(BitRate::kbps(900), kUsers);
	EXPECT_EQ(flight.pilot.target(), BitRate::kbps(900));
	EXPECT_EQ(flight.reasons(), std::vector<std::string>{"Rate.NewFloor"});
}
