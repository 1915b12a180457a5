#include "unit/PacerShop.hpp"

#include <random>

using namespace pacer_shop;

TEST(Pacer, AHintGoesFirst)
{
	Shop shop(batchesOf(50), 2000);
	shop.runFor(Duration::seconds(30));
	shop.pacer.setInterest({onAir("v3")});
	shop.runFor(Duration::seconds(10));
	shop.asked.clear();
	shop.pacer.onHint({"v1999", "new one"}, false, shop.now);
	shop.runFor(Duration::seconds(1));

	ASSERT_FALSE(shop.asked.empty());
	EXPECT_THAT(shop.asked.front().ask.ids, Contains("v1999"));
	EXPECT_THAT(shop.asked.front().ask.ids, Contains("new one"));
	EXPECT_THAT(shop.asked.front().ask.ids, Contains("v3")); // and the rest of the batch is used
}

TEST(Pacer, AHintThatComesWhileTheQuestionIsUnderWayIsAskedAgain)
{
	Shop shop(batchesOf(10), 1000);
	shop.runFor(Duration::seconds(10));
	shop.asked.clear();
	shop.pacer.onHint({"v5"}, false, shop.now);
	bool hinted = false;
	shop.onQuestion = [&](const Ask &ask) {
		if (!hinted && std::ranges::contains(ask.ids, "v5")) {
			hinted = true;
			shop.pacer.onHint({"v5"}, false, shop.now);
		}
	};
	shop.runFor(Duration::seconds(3));
	EXPECT_EQ(shop.timesRead("v5"), 2u);
}

TEST(Pacer, AFailedReadingGivesItsHintsBack)
{
	Pacer pacer(batchesOf(10), Duration::seconds(60));
	Instant now;
	for (const bool more : {true, false}) {
		now = pacer.dueAt(now);
		pacer.onAnswered(pacer.next(now).value(), now, more);
	}
	pacer.setListed(variants(100));
	pacer.onHint({"v5"}, false, now);
	now = now + Duration::seconds(2);
	const Ask some = pacer.next(now).value();
	ASSERT_THAT(some.ids, Contains("v5"));

	const Instant later = now + Duration::seconds(30);
	pacer.onFailed(some, FaultKind::Broken, now, later);
	EXPECT_EQ(pacer.dueAt(now), later);
	EXPECT_FALSE(pacer.next(later - Duration::ms(1)));
	const std::optional<Ask> again = pacer.next(later);
	ASSERT_TRUE(again);
	EXPECT_EQ(again->ids.front(), "v5");
}

TEST(Pacer, AStormOfHintsStarvesNobody)
{
	Abilities abilities = batchesOf(10);
	abilities.orders = true;
	Shop shop(abilities, 2000);
	shop.runFor(Duration::seconds(60));
	shop.asked.clear();
	const Instant began = shop.now;
	shop.pacer.setInterest({onAir("v3")});
	std::mt19937 random(1);
	shop.onQuestion = [&](const Ask &) {
		std::vector<std::string> many;
		many.reserve(40);
		for (int hint = 0; hint < 40; ++hint) {
			many.push_back(std::format("v{}", 1000 + random() % 1000));
		}
		shop.pacer.onHint(many, true, shop.now);
	};
	shop.runFor(Duration::minutes(30));

	EXPECT_LE(shop.oldest("v3", began), Duration::seconds(3));
	EXPECT_GE(shop.count(Kind::Orders), 400u);
	EXPECT_LE(shop.oldest("v17", began), Duration::minutes(25)); // 1,000 quiet ones at a tenth of 20 ids a second
}

TEST(Pacer, AnOrderSeenAsksForOrdersAtOnce)
{
	Abilities abilities = batchesOf(50, 5);
	abilities.orders = true;
	Shop shop(abilities, 500, 250, Duration::seconds(60));
	shop.runFor(Duration::seconds(10));
	shop.asked.clear();
	shop.pacer.onHint({}, true, shop.now);
	shop.runFor(Duration::ms(400));
	EXPECT_THAT(shop.kinds(), Contains(Kind::Orders));
}

TEST(Pacer, OrdersThatTheKeyMayNotReadHoldNothingUp)
{
	Abilities abilities = batchesOf(50);
	abilities.orders = true;
	Pacer pacer(abilities, Duration::seconds(5));
	Instant now;
	pacer.onAnswered(pacer.next(now).value(), now);
	pacer.setListed(variants(500));
	std::size_t orders = 0;
	std::size_t others = 0;
	while (now < Instant::ms(300'000)) {
		now = pacer.dueAt(now);
		const std::optional<Ask> ask = pacer.next(now);
		if (ask && ask->kind == Kind::Orders) {
			++orders;
			pacer.onFailed(*ask, FaultKind::Refused, now, now);
		} else if (ask) {
			++others;
			pacer.onAnswered(*ask, now);
		}
	}
	EXPECT_LE(orders, 6u);  // once a minute
	EXPECT_GE(others, 55u); // every five seconds
}
