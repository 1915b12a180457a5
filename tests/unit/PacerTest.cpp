#include "unit/PacerShop.hpp"

using namespace pacer_shop;

TEST(Pacer, AShopThatCanOnlyBeReadAsAWholeIsAskedAtTheUsersPace)
{
	Shop shop(onlyWhole(), 20);
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(59));

	EXPECT_THAT(shop.asked, SizeIs(12)); // 0, 5, 10 … 55 s
	EXPECT_EQ(shop.count(Kind::All), 12u);
	EXPECT_EQ(shop.asked[1].at - shop.asked[0].at, Duration::seconds(5));
}

TEST(Pacer, ButSoonerAfterAHint)
{
	Shop shop(onlyWhole(), 20);
	shop.runFor(Duration::seconds(2));
	shop.pacer.onHint({"v7"}, false, shop.now);
	shop.runFor(Duration::seconds(2));

	ASSERT_THAT(shop.asked, SizeIs(2));
	EXPECT_LE(shop.asked[1].at - Instant(), Duration::ms(2200));
}

TEST(Pacer, EachPushOfASmallShopShowsAtOnceWhileTheBudgetLasts)
{
	Shop shop(batchesOf(100, 4), 20);
	shop.runFor(Duration::seconds(2));
	const std::size_t before = shop.asked.size();
	for (int push = 0; push < 3; ++push) {
		shop.pacer.onHint({"v7"}, false, shop.now);
		shop.runFor(Duration::ms(300));
	}
	EXPECT_EQ(shop.asked.size() - before, 3u);
}

TEST(Pacer, TheMarkComesBeforeTheReadingSoThatNothingFallsBetween)
{
	Abilities abilities;
	abilities.changes = true;
	abilities.orders = true;
	abilities.budget = {10, 10, {}};
	Shop shop(abilities, 400);
	shop.runFor(Duration::seconds(2));

	ASSERT_GE(shop.asked.size(), 4u);
	EXPECT_EQ(shop.asked[0].ask.kind, Kind::Changes);
	EXPECT_EQ(shop.count(Kind::All), 2u); // two pages
	EXPECT_EQ(shop.count(Kind::Orders), 1u);
}

TEST(Pacer, TheProductOnAirIsReadEverySecond)
{
	Shop shop(batchesOf(50), 2000);
	shop.runFor(Duration::seconds(30));
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(10));
	const Instant settled = shop.now;
	shop.runFor(Duration::minutes(5));

	EXPECT_LE(shop.oldest("v3", settled), Duration::ms(2000));
	EXPECT_GE(shop.timesRead("v3"), 200u);
}

TEST(Pacer, ABatchIsFilledUpWithWhatWasReadLongestAgo)
{
	Shop shop(batchesOf(50), 300, 1000);
	shop.runFor(Duration::seconds(1));
	shop.asked.clear();
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(10));

	ASSERT_FALSE(shop.asked.empty());
	for (const Shop::Asked &one : shop.asked) {
		if (one.ask.kind == Kind::Some) {
			EXPECT_THAT(one.ask.ids, SizeIs(50));
			EXPECT_EQ(one.ask.ids.front(), "v3");
		}
	}
	EXPECT_LE(shop.oldest("v299", shop.asked.front().at), Duration::seconds(10));
}

TEST(Pacer, ASmallShopIsReadWholeSinceThatCostsNoMore)
{
	Shop shop(batchesOf(50), 12);
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(20));

	EXPECT_EQ(shop.count(Kind::Some), 0u);
	EXPECT_GE(shop.count(Kind::All), 10u);
}

// One variant a request, and far too few requests: reads go by the root of the harm (the square root rule).
TEST(Pacer, UnderATightBudgetReadsGoByTheRootOfTheHarm)
{
	Abilities abilities = batchesOf(1, 1);
	abilities.costOfAll = 20;
	Shop shop(abilities, 8, 8);
	shop.runFor(Duration::seconds(60));
	shop.asked.clear();
	shop.pacer.setInterest({{"v0", false, 64, 10'000},
				{"v1", false, 64, 10'000},
				{"v2", false, 16, 10'000},
				{"v3", false, 4, 10'000}});
	shop.runFor(Duration::minutes(60));

	const double most = static_cast<double>(shop.timesRead("v0"));
	EXPECT_NEAR(static_cast<double>(shop.timesRead("v2")) / most, 0.5, 0.15);
	EXPECT_NEAR(static_cast<double>(shop.timesRead("v3")) / most, 0.25, 0.12);
	EXPECT_GT(shop.timesRead("v7"), 0u);
}

TEST(Pacer, WhatIsNearlyGoneIsReadMoreOftenThanWhatHasPlenty)
{
	Abilities abilities = batchesOf(1);
	abilities.costOfAll = 200;
	Shop shop(abilities, 100);
	shop.runFor(Duration::minutes(3));
	shop.asked.clear();
	shop.pacer.setInterest({{"v1", false, 10, 2}, {"v2", false, 10, 4000}});
	shop.runFor(Duration::minutes(5));

	EXPECT_GT(shop.timesRead("v1"), shop.timesRead("v2") * 3 / 2);
}

TEST(Pacer, AFullReadingOfManyPagesLetsWhatIsOnAirThrough)
{
	Shop shop(batchesOf(50), 20'000, 50);
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(20));
	const Instant began = shop.now;
	shop.runFor(Duration::seconds(60)); // of 400 pages not even half

	EXPECT_LE(shop.oldest("v3", began), Duration::ms(2500));
	EXPECT_GE(shop.count(Kind::All), 80u);
}

TEST(Pacer, TheFirstReadingGetsMostOfTheBudget)
{
	Abilities abilities = batchesOf(50);
	abilities.orders = true;
	Shop shop(abilities, 20'000, 50);
	shop.runFor(Duration::seconds(60));
	EXPECT_GE(shop.count(Kind::All), shop.asked.size() * 3 / 4);
}

TEST(Pacer, OrdersAreReadFasterWhileSomethingSells)
{
	Abilities abilities = batchesOf(50, 5);
	abilities.orders = true;
	Shop shop(abilities, 500, 250, Duration::seconds(30));
	shop.runFor(Duration::minutes(5));
	EXPECT_NEAR(static_cast<double>(shop.count(Kind::Orders)), 10, 1);
	shop.asked.clear();
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::minutes(5));
	EXPECT_GE(shop.count(Kind::Orders), 120u);
}

TEST(Pacer, EverythingIsReadAgainWithinTenMinutesWhateverChangesSay)
{
	Abilities abilities;
	abilities.changes = true;
	abilities.budget = {2, 1, {}};
	Shop shop(abilities, 1000);
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::minutes(61));

	EXPECT_LE(shop.oldest("v999", Instant::ms(60'000)), Duration::minutes(10.5));
	EXPECT_GE(shop.count(Kind::Changes), 3000u); // which also serve what is on air
	EXPECT_LE(shop.count(Kind::All), 7u * 4);
}

TEST(Pacer, AMessageQueueIsEmptiedEveryTwoSeconds)
{
	Abilities abilities = batchesOf(50);
	abilities.hints = true;
	Shop shop(abilities, 100);
	shop.runFor(Duration::minutes(1));
	EXPECT_NEAR(static_cast<double>(shop.count(Kind::Hints)), 30, 4);
}

TEST(Pacer, AVariantThatIsGoneIsNotAskedForAgainAndAgain)
{
	Shop shop(batchesOf(50), 500, 250, Duration::seconds(600));
	shop.runFor(Duration::seconds(10));
	shop.asked.clear();
	shop.pacer.setInterest({{"deleted", false, 0, 0}});
	shop.runFor(Duration::seconds(60));
	EXPECT_LE(shop.timesRead("deleted"), 1u);
}
