#include "forecast/StallCost.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace forecast;

namespace {

// Evenly spaced, but for a stretch in which a part of them stays away.
std::vector<double> ordersOf(double length, double perSecond, ShowSpan stall, double kept)
{
	std::vector<double> orders;
	for (double due = 0, at = 0; at < length; at += 0.1) {
		due += perSecond * 0.1 * (at >= stall.from && at < stall.to ? kept : 1);
		for (; due >= 1; --due) {
			orders.push_back(at);
		}
	}
	return orders;
}

} // namespace

TEST(StallCost, IsWhatDidNotComeLessWhatUsuallyComesBack)
{
	const ShowSpan stall{600, 640};
	const StallCost cost(ordersOf(1200, 4, stall, 0.25), {stall}, {}, {}, 1200);
	const StallLoss loss = cost.of(0);
	EXPECT_NEAR(loss.expected, 160, 8);
	EXPECT_NEAR(loss.actual, 40, 2);
	EXPECT_NEAR(loss.lost, 110, 20);
	EXPECT_TRUE(loss.isMeasurable());
	EXPECT_LT(loss.low, loss.lost);
	EXPECT_GT(loss.high, loss.lost);
}

TEST(StallCost, ClaimsNothingWhereItCouldAsWellBeNothing)
{
	const ShowSpan stall{600, 612};
	EXPECT_FALSE(StallCost(ordersOf(1200, 0.3, stall, 0.5), {stall}, {}, {}, 1200).of(0).isMeasurable());
	EXPECT_FALSE(StallCost(ordersOf(1200, 4, stall, 1), {stall}, {}, {}, 1200).of(0).isMeasurable());
	EXPECT_FALSE(StallCost({}, {stall}, {}, {}, 1200).of(0).isMeasurable()) << "nobody ever bought anything";
	EXPECT_EQ(StallCost({1, 2, 3}, {}, {}, {}, 1200).ofAll().lost, 0);
}

// Orders begin with the pitch, in the middle of the stall: the pace before says nothing.
TEST(StallCost, OnAPitchsRiseEarlierPitchesSayWhatWasToCome)
{
	const ShowSpan stall{610, 630};
	std::vector<double> orders;
	const PitchCurve curve = PitchCurve::plain(90);
	double due = 0;
	for (double at = 600; at < 900; at += 0.1) {
		due += 900 * (curve.shareBy(at + 0.1 - 600) - curve.shareBy(at - 600)) *
		       (at >= stall.from && at < stall.to ? 0.2 : 1);
		for (; due >= 1; --due) {
			orders.push_back(at);
		}
	}
	const double truth = 900 * (curve.shareBy(30) - curve.shareBy(10)) * 0.8;
	const StallLoss told = StallCost(orders, {stall}, {600}, {curve}, 1200).of(0);
	EXPECT_NEAR(told.lost, truth * 0.9, truth * 0.15);
}

TEST(StallCost, StallsAtTheEdgesAndSideBySideStayFinite)
{
	const StallCost cost(ordersOf(100, 2, {0, 5}, 0), {{0, 5}, {5, 9}, {50, 52}, {98, 100}}, {2, 99},
			     {PitchCurve::plain(90)}, 100);
	for (std::size_t i = 0; i < cost.count(); ++i) {
		EXPECT_GT(cost.of(i).high, cost.of(i).low);
		EXPECT_LT(cost.of(i).high, 1000);
	}
	EXPECT_LT(cost.ofAll().high, 1000);
}
