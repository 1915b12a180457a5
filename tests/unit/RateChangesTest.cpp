#include "app/RateChanges.hpp"

#include <gtest/gtest.h>

using app::RateChanges;
using core::BitRate;
using core::WallTime;

namespace {

WallTime second(int value)
{
	return WallTime(std::chrono::seconds(value));
}

rate::RateMove move(int from, int to, const char *reason, bool byPerson = false)
{
	return {BitRate::kbps(from), BitRate::kbps(to), {reason, {{"capacity", "1.1"}}}, byPerson};
}

} // namespace

TEST(RateChanges, KeepsEachMoveWithItsReasonNewestFirst)
{
	RateChanges changes;
	EXPECT_TRUE(changes.list()->empty());
	changes.add(second(10), "", move(2000, 900, "Rate.Cut"));
	changes.add(second(12), "", move(900, 900, "Rate.Held", true));
	ASSERT_EQ(changes.list()->size(), 2U);
	const app::RateChange cut{"",
				  second(10),
				  second(10),
				  BitRate::kbps(2000),
				  BitRate::kbps(900),
				  {"Change.Cut", {{"capacity", "1.1"}}},
				  false};
	EXPECT_EQ(changes.list()->at(1), cut);
	EXPECT_EQ(changes.list()->front().reason.key, "Change.Held");
	EXPECT_TRUE(changes.list()->front().byPerson);
}

TEST(RateChanges, JoinsTheStepsOfAClimb)
{
	RateChanges changes;
	changes.add(second(10), "", move(2000, 1000, "Rate.Cut"));
	for (int step = 0; step < 10; ++step) {
		changes.add(second(20 + step), "",
			    move(1000 + step * 100, 1100 + step * 100, step < 9 ? "Rate.Climb" : "Rate.Full"));
	}
	ASSERT_EQ(changes.list()->size(), 2U);
	const app::RateChange &climb = changes.list()->front();
	EXPECT_EQ(climb.from, BitRate::kbps(1000));
	EXPECT_EQ(climb.to, BitRate::kbps(2000));
	EXPECT_EQ(climb.since, second(20));
	EXPECT_EQ(climb.at, second(29));
	EXPECT_EQ(climb.reason.key, "Change.Climb");
}

TEST(RateChanges, DoesNotJoinWhatDoesNotBelongTogether)
{
	RateChanges changes;
	changes.add(second(10), "", move(1000, 1100, "Rate.Climb"));
	changes.add(second(11), "", move(1100, 900, "Rate.Cut"));
	changes.add(second(12), "", move(900, 1000, "Rate.Climb"));
	changes.add(second(90), "", move(1000, 1100, "Rate.Climb"));
	changes.add(second(91), "Second platform", move(1100, 1200, "Rate.Climb"));
	EXPECT_EQ(changes.list()->size(), 5U);
}

TEST(RateChanges, KeepsTheNewestTwoHundred)
{
	RateChanges changes;
	for (int cut = 0; cut < 500; ++cut) {
		changes.add(second(cut), "", move(2000, 900, "Rate.Cut"));
	}
	ASSERT_EQ(changes.list()->size(), 200U);
	EXPECT_EQ(changes.list()->front().at, second(499));
}

TEST(RateChanges, AListOnceGivenOutStaysAsItIs)
{
	RateChanges changes;
	changes.add(second(1), "", move(2000, 900, "Rate.Cut"));
	const auto before = changes.list();
	EXPECT_EQ(changes.list(), before) << "nothing new, nothing made";
	changes.add(second(2), "", move(900, 700, "Rate.Cut"));
	EXPECT_EQ(before->size(), 1U);
}
