#include "unit/PacerShop.hpp"

#include <map>
#include <random>

using namespace pacer_shop;

TEST(Pacer, NeverSpendsMoreThanThereIs)
{
	std::mt19937 random(7);
	for (int session = 0; session < 60; ++session) {
		const double perSecond = 0.2 + static_cast<double>(random() % 100) / 10;
		const double burst = 1 + static_cast<double>(random() % 20);
		Abilities abilities = batchesOf(1 + random() % 60, perSecond);
		abilities.budget.burst = burst;
		abilities.orders = random() % 2;
		abilities.changes = random() % 2;
		abilities.hints = random() % 2;
		Shop shop(abilities, 1 + random() % 3000);
		shop.pacer.setInterest({onAir("v0"), {"v1", false, 20, 3}});
		shop.onQuestion = [&](const Ask &) {
			if (random() % 4 == 0) {
				shop.pacer.onHint({std::format("v{}", random() % 500)}, random() % 2, shop.now);
			}
		};
		shop.runFor(Duration::minutes(10));
		// A bucket at the shop, filled at the published pace, never runs over.
		double saved = burst;
		Instant at;
		for (const Shop::Asked &one : shop.asked) {
			saved = std::min(burst, saved + perSecond * (one.at - at).seconds()) - 1;
			at = one.at;
			ASSERT_GE(saved, -1e-6) << "session " << session;
		}
		EXPECT_GE(static_cast<double>(shop.asked.size()), std::min(perSecond * 0.5, 0.2) * 600);
	}
}

TEST(Pacer, WhatTheShopSaysOfItsBudgetCounts)
{
	Abilities abilities = batchesOf(50);
	abilities.budget = {100, 2000, {}};
	abilities.costOfSome = 60;
	abilities.costOfAll = 100;
	Shop shop(abilities, 2000);
	shop.runFor(Duration::seconds(60));
	shop.pacer.onBudget({0, 50, 1000}, shop.now); // another program emptied it, and the plan is a smaller one
	shop.asked.clear();
	shop.runFor(Duration::seconds(4));
	EXPECT_THAT(shop.asked, IsEmpty()); // the reserve comes first
	shop.pacer.onHint({"v9"}, false, shop.now);
	shop.runFor(Duration::seconds(1));
	EXPECT_THAT(shop.asked, SizeIs(1)); // which is for this
}

TEST(Pacer, TooOftenMakesItSlowerForAWhile)
{
	Shop shop(batchesOf(50), 20'000, 50);
	const auto asksPerMinute = [&] {
		shop.asked.clear();
		shop.runFor(Duration::minutes(1));
		return shop.asked.size();
	};
	asksPerMinute();
	const std::size_t before = asksPerMinute();
	for (int time = 0; time < 2; ++time) {
		shop.now = std::max(shop.now, shop.pacer.dueAt(shop.now));
		const std::optional<Ask> ask = shop.pacer.next(shop.now);
		ASSERT_TRUE(ask);
		shop.pacer.onFailed(*ask, FaultKind::Throttled, shop.now, shop.now);
	}
	EXPECT_LT(asksPerMinute(), before * 2 / 3);
	shop.runFor(Duration::minutes(5));
	EXPECT_GE(asksPerMinute() + 1, before);
}

TEST(Pacer, APageThatCameTooOftenIsAskedForAgain)
{
	Pacer pacer(batchesOf(0, 10), Duration::seconds(5));
	Instant now;
	const Ask first = pacer.next(now).value();
	pacer.onAnswered(first, now, true);
	now = pacer.dueAt(now);
	const Ask second = pacer.next(now).value();
	EXPECT_EQ(second.kind, Kind::All);
	pacer.onFailed(second, FaultKind::Throttled, now, now + Duration::seconds(1));
	now = now + Duration::seconds(2);
	EXPECT_EQ(pacer.next(now).value().kind, Kind::All);
	pacer.onAnswered({Kind::All, {}}, now, false);
	// The reading was begun at 0 s and is whole: the next one is due five seconds after that.
	EXPECT_EQ(pacer.dueAt(now), Instant::ms(5000));
}

TEST(Pacer, ADaysQuotaLastsForALongShowAndIsNeverExceeded)
{
	Abilities abilities = batchesOf(20, 10);
	abilities.budget = {10, 10, 5000};
	abilities.orders = true;
	Shop shop(abilities, 300, 100);
	shop.pacer.setInterest({onAir("v3")});

	shop.runFor(Duration::minutes(120));
	const std::size_t twoHours = shop.asked.size();
	EXPECT_GE(twoHours, 5000u / 12); // more than an even spread
	shop.runFor(Duration::minutes(10 * 60));
	const std::size_t before = shop.asked.size();
	shop.runFor(Duration::minutes(10));
	EXPECT_GE(shop.asked.size() - before, 8u); // after twelve hours there is still something left
	shop.runFor(Duration::minutes(48 * 60));

	std::size_t oldest = 0;
	std::size_t most = 0;
	for (std::size_t index = 0; index < shop.asked.size(); ++index) {
		while (shop.asked[index].at - shop.asked[oldest].at >= Duration::minutes(24 * 60)) {
			++oldest;
		}
		most = std::max(most, index - oldest + 1);
	}
	EXPECT_LE(most, 5000u);
	EXPECT_GE(most, 4000u);
}
