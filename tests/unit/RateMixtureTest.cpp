#include "forecast/RateMixture.hpp"
#include "forecast/OrderSizes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace forecast;

namespace {

const DemandTuning kTuning;

void play(RateMixture &rate, int seconds, double perSecond, std::mt19937 &random)
{
	std::poisson_distribution<int> orders(perSecond);
	for (int i = 0; i < seconds; ++i) {
		rate.onSecond(orders(random));
	}
}

double weightOfLong(const RateMixture &rate)
{
	return rate.view(3).weight + rate.view(4).weight;
}

} // namespace

TEST(RateMixture, FindsASteadyRate)
{
	std::mt19937 random(1);
	for (const double perSecond : {0.02, 0.3, 4.0, 40.0}) {
		RateMixture rate(kTuning);
		play(rate, 1800, perSecond, random);
		EXPECT_NEAR(rate.seenPerSecond(), perSecond, perSecond * 0.15 + 0.005);
		EXPECT_NEAR(rate.base(), perSecond, perSecond * 0.15 + 0.005);
	}
}

TEST(RateMixture, FollowsAStepWithinSeconds)
{
	std::mt19937 random(2);
	RateMixture rate(kTuning);
	play(rate, 600, 0.5, random);
	play(rate, 20, 5, random);
	EXPECT_GT(rate.seenPerSecond(), 2.5);
	play(rate, 60, 0.5, random);
	EXPECT_LT(rate.seenPerSecond(), 1.2);
}

TEST(RateMixture, BelievesLongWindowsOnlyWhileNothingChanges)
{
	std::mt19937 random(3);
	RateMixture rate(kTuning);
	play(rate, 1200, 2, random);
	EXPECT_GT(weightOfLong(rate), 0.5);
	for (int i = 0; i < 12; ++i) {
		play(rate, 15, i % 2 ? 6 : 0.2, random);
	}
	EXPECT_LT(weightOfLong(rate), 0.2);
}

TEST(RateMixture, WeightsSumToOne)
{
	std::mt19937 random(4);
	RateMixture rate(kTuning);
	play(rate, 500, 100, random);
	rate.onSilence(100'000);
	play(rate, 50, 3, random);
	double sum = 0;
	for (std::size_t i = 0; i < RateMixture::kWindows; ++i) {
		sum += rate.view(i).weight;
		EXPECT_TRUE(std::isfinite(rate.view(i).perSecond()));
	}
	EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(RateMixture, SilenceAtOnceIsSilenceBySeconds)
{
	RateMixture atOnce(kTuning);
	RateMixture bySeconds(kTuning);
	for (int i = 0; i < 60; ++i) {
		atOnce.onSecond(2);
		bySeconds.onSecond(2);
	}
	atOnce.onSilence(300);
	for (int i = 0; i < 300; ++i) {
		bySeconds.onSecond(0);
	}
	for (std::size_t i = 0; i < RateMixture::kWindows; ++i) {
		EXPECT_NEAR(atOnce.view(i).perSecond(), bySeconds.view(i).perSecond(), 1e-9) << i;
	}
	EXPECT_NEAR(atOnce.base(), bySeconds.base(), 1e-9);
}

TEST(OrderSizes, TellsTheMeanAndTheWeightOfLargeOrders)
{
	OrderSizes sizes(200, 1);
	EXPECT_EQ(sizes.mean(), 1);
	EXPECT_EQ(sizes.dispersion(), 1);
	for (int i = 0; i < 500; ++i) {
		sizes.onOrder(i % 10 ? 1 : 11);
	}
	EXPECT_NEAR(sizes.mean(), 2, 0.1);
	EXPECT_NEAR(sizes.dispersion(), (9.0 + 121) / 20, 0.5);
}
