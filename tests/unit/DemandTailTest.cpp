#include "forecast/DemandTail.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace forecast;

namespace {

// P(N >= units) of a negative binomial, added up term by term.
double addedUp(int units, const Demand &demand)
{
	const double r = demand.mean * demand.mean / (demand.variance - demand.mean);
	const double p = demand.mean / demand.variance;
	double term = std::pow(p, r);
	double below = 0;
	for (int n = 0; n < units; ++n) {
		below += term;
		term *= (n + r) / (n + 1) * (1 - p);
	}
	return 1 - below;
}

} // namespace

TEST(DemandTail, IsTheSumOfItsTerms)
{
	for (const Demand demand :
	     {Demand{5, 8}, Demand{40, 400}, Demand{0.3, 0.5}, Demand{200, 9000}, Demand{2, 200}}) {
		for (const int units : {1, 3, 10, 50, 180, 300}) {
			EXPECT_NEAR(chanceOfAtLeast(units, demand), addedUp(units, demand), 0.006)
				<< units << " of " << demand.mean;
		}
	}
}

TEST(DemandTail, TheRoughChanceIsNear)
{
	std::mt19937 random(1);
	std::uniform_real_distribution<double> log(0, 7);
	for (int i = 0; i < 2000; ++i) {
		Demand demand{.mean = std::exp(log(random))};
		demand.variance = demand.mean * (1.5 + log(random)) + demand.mean * demand.mean * 0.1;
		const double units = std::ceil(demand.mean * std::exp(log(random) / 3.5 - 1));
		const double r = demand.mean * demand.mean / (demand.variance - demand.mean);
		EXPECT_NEAR(roughChance(units, demand), chanceOfAtLeast(units, demand), r < 0.5 ? 0.06 : 0.012)
			<< units << " of " << demand.mean << " ± " << std::sqrt(demand.variance);
	}
}

TEST(DemandTail, HasPlainEnds)
{
	EXPECT_EQ(chanceOfAtLeast(0, {10, 20}), 1);
	EXPECT_EQ(chanceOfAtLeast(3, {0, 0}), 0);
	EXPECT_NEAR(chanceOfAtLeast(1, {1, 1}), 1 - std::exp(-1), 1e-3) << "a variance of the mean is Poisson";
	EXPECT_LT(chanceOfAtLeast(1e12, {10, 20}), 1e-9);
}

TEST(DemandTail, StaysAChanceWhateverIsAsked)
{
	for (const double mean : {1e-300, 1e-9, 0.3, 1e6, 1e12}) {
		for (const double spread : {0.0, 1e-9, 1.0, 1e12}) {
			for (const double units : {1.0, 7.0, 1e6, 1e12}) {
				const Demand demand{mean, mean + mean * spread + mean * mean * spread};
				const double chance = chanceOfAtLeast(units, demand);
				EXPECT_TRUE(chance >= 0 && chance <= 1) << units << " of " << mean << ", " << spread;
			}
		}
	}
}

TEST(DemandTail, AQuantileCoversWhatItSays)
{
	for (const Demand demand : {Demand{5, 8}, Demand{40, 400}, Demand{0.05, 0.06}, Demand{0, 0}}) {
		const double most = quantile(0.9, demand);
		EXPECT_LE(chanceOfAtLeast(most + 1, demand), 0.1);
		EXPECT_TRUE(most == 0 || chanceOfAtLeast(most, demand) > 0.1) << "no more than needed";
	}
}
