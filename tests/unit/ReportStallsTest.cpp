#include "report/StallCost.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using report::priceStalls;
using report::Stall;

namespace {

// Orders in each second of twenty minutes, five of them a second; none from the seventh minute on for so long.
std::vector<float> steadyShow(std::size_t pause)
{
	std::vector<float> orders(1200, 5);
	std::fill_n(orders.begin() + 420, pause, 0.0F);
	return orders;
}

Stall stall(double from, double to)
{
	return {.span = {from, to}, .cost = {}};
}

} // namespace

TEST(ReportStalls, AMinuteWithoutOrdersCostsAMinutesOrders)
{
	std::vector<Stall> stalls{stall(420, 480)};
	const auto cost = priceStalls(stalls, steadyShow(60), {});
	ASSERT_TRUE(cost);
	ASSERT_TRUE(stalls[0].cost);
	EXPECT_NEAR(cost->middle, 300, 60);
	EXPECT_GT(cost->low, 0);
	EXPECT_LT(cost->low, cost->middle);
	EXPECT_GT(cost->high, cost->middle);
}

TEST(ReportStalls, OneThatNobodyNoticedIsNotMeasurable)
{
	std::vector<Stall> stalls{stall(420, 430)};
	EXPECT_FALSE(priceStalls(stalls, steadyShow(0), {}));
	EXPECT_FALSE(stalls[0].cost);
}

TEST(ReportStalls, NoneCostsNothingThatCouldBeSaid)
{
	std::vector<Stall> none;
	EXPECT_FALSE(priceStalls(none, steadyShow(0), {}));
}
