#include "forecast/Restock.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace forecast;

namespace {

const Demand kDemand{.mean = 200, .variance = 3000};

// Price 50, cost 20, salvage 10, goodwill 5: the textbook's 35 / 45.
const RestockCosts kTextbook{.price = 50, .cost = 20, .salvage = 10, .penalty = 5};

} // namespace

TEST(Restock, CoversWhatAMissingUnitIsWorth)
{
	EXPECT_NEAR(wantedCover(kTextbook), 35.0 / 45, 1e-12);
	const std::int64_t add = restockUnits(kDemand, 50, kTextbook);
	const auto total = static_cast<double>(50 + add);
	EXPECT_LE(chanceOfAtLeast(total + 1, kDemand), 1 - 35.0 / 45);
	EXPECT_GT(chanceOfAtLeast(total, kDemand), 1 - 35.0 / 45) << "and none more than that";
}

TEST(Restock, CoversNineInTenWherePriceOrCostIsMissing)
{
	EXPECT_EQ(wantedCover({}), 0.9);
	EXPECT_EQ(wantedCover({.price = 50}), 0.9);
	EXPECT_EQ(wantedCover({.price = std::numeric_limits<double>::infinity(), .cost = 3}), 0.9);
	EXPECT_EQ(restockUnits(kDemand, 0), static_cast<std::int64_t>(quantile(0.9, kDemand)));
	EXPECT_GT(restockUnits(kDemand, 0), 200) << "never the bare mean";
}

TEST(Restock, AnOrderThatComesTooLateIsSharedOutAmongItsUnits)
{
	const double whole = wantedCover({.price = 30, .cost = 20, .salvage = 10, .penalty = 20});
	const double shared = wantedCover({.price = 30, .cost = 20, .salvage = 10, .penalty = 20, .unitsPerOrder = 4});
	EXPECT_NEAR(whole, 0.75, 1e-12);
	EXPECT_NEAR(shared, 0.6, 1e-12);
}

TEST(Restock, AddsNothingThatBringsNothingOrIsThere)
{
	EXPECT_EQ(restockUnits(kDemand, 0, {.price = 10, .cost = 12}), 0);
	EXPECT_EQ(restockUnits(kDemand, 100'000, kTextbook), 0);
	EXPECT_EQ(restockUnits({}, 0, kTextbook), 0) << "nobody asks for it";
}

TEST(Restock, WhatIsOversoldIsAskedForAsWell)
{
	EXPECT_EQ(restockUnits(kDemand, -7, kTextbook), restockUnits(kDemand, 0, kTextbook) + 7);
}

TEST(Restock, GoodsThatCanGoBackForFreeStayAFiniteNumber)
{
	EXPECT_EQ(wantedCover({.price = 50, .cost = 20, .salvage = 25}), 0.99);
	EXPECT_LT(restockUnits({.mean = 1e15, .variance = 1e20}, 0, kTextbook), 2'000'000'000);
}
