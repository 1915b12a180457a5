#include "alerts/AlertDesk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace alerts;
using core::Duration;
using core::Instant;
using testing::ElementsAre;

namespace {

// A desk, a hand on the clock, and what was said so far as "+HOODIE now!" (raised, loud) and "-HOODIE soon".
class AlertDeskTest : public ::testing::Test {
protected:
	static std::string word(AlertLevel level)
	{
		constexpr const char *kWords[] = {"watch", "soon", "now", "sold out", "oversold", "stale"};
		return kWords[static_cast<int>(level)];
	}

	static SkuReport sku(const std::string &name, SkuStatus status, std::int64_t left, double seconds = 1e5)
	{
		SkuReport report{.sku = name, .title = name, .left = left, .status = status, .restock = {}};
		report.forecast.sellsOutIn = Duration::seconds(seconds);
		return report;
	}
	static SkuReport fine(const std::string &name) { return sku(name, SkuStatus::Ok, 500); }
	static SkuReport soon(const std::string &name) { return sku(name, SkuStatus::Hot, 90, 250); }
	static SkuReport urgent(const std::string &name, double seconds = 80)
	{
		return sku(name, SkuStatus::Hot, 23, seconds);
	}
	static SkuReport gone(const std::string &name) { return sku(name, SkuStatus::SoldOut, 0); }

	std::vector<std::string> settle()
	{
		std::vector<std::string> said;
		for (const AlertChange &change : desk_.settle(now_)) {
			said.push_back((change.raised ? "+" : "-") + change.alert.sku + " " + word(change.alert.level) +
				       (change.raised && change.alert.loud ? "!" : ""));
		}
		return said;
	}
	std::vector<std::string> report(const std::vector<SkuReport> &reports)
	{
		std::ranges::for_each(reports, [this](const SkuReport &each) { desk_.onReport(now_, each); });
		return settle();
	}
	void begin(const std::vector<std::string> &names)
	{
		std::ranges::for_each(names, [this](const std::string &name) { desk_.onReport(now_, fine(name)); });
		(void)settle();
	}
	void pass(Duration time) { now_ = now_ + time; }

	AlertDesk desk_;
	Instant now_ = Instant::ms(1'000'000);
};

} // namespace

TEST_F(AlertDeskTest, WhatIsSoldOutAtTheStartIsNoNews)
{
	EXPECT_THAT(report({gone("HAT")}), ElementsAre());
	EXPECT_THAT(report({gone("HAT")}), ElementsAre());
}

TEST_F(AlertDeskTest, EscalatesAndAsksAgainAtEachLevel)
{
	begin({"HAT"});
	EXPECT_THAT(report({sku("HAT", SkuStatus::Low, 95)}), ElementsAre("+HAT watch"));
	EXPECT_THAT(report({soon("HAT")}), ElementsAre("-HAT watch", "+HAT soon"));
	EXPECT_TRUE(desk_.acknowledge(0));
	EXPECT_FALSE(desk_.acknowledge(0));
	EXPECT_THAT(report({soon("HAT")}), ElementsAre());
	EXPECT_THAT(report({urgent("HAT")}), ElementsAre("-HAT soon", "+HAT now!"));
	EXPECT_FALSE(desk_.alerts().at(0).acknowledged);
	EXPECT_THAT(report({gone("HAT")}), ElementsAre("-HAT now", "+HAT sold out")) << "a loud warning came before";
	EXPECT_THAT(report({fine("HAT")}), ElementsAre("-HAT sold out"));
	EXPECT_TRUE(desk_.alerts().empty());
}

TEST_F(AlertDeskTest, AWaveringPaceDoesNotWarnAgainAndAgain)
{
	begin({"HAT"});
	EXPECT_THAT(report({urgent("HAT", 119)}), ElementsAre("+HAT now!"));
	for (int turn = 0; turn < 20; ++turn) {
		pass(Duration::seconds(5));
		EXPECT_THAT(report({urgent("HAT", turn % 2 == 0 ? 125 : 115)}), ElementsAre());
	}
	const auto id = desk_.alerts().at(0).id;
	for (int turn = 0; turn < 5; ++turn) {
		pass(Duration::seconds(5));
		EXPECT_THAT(report({soon("HAT")}), ElementsAre());
	}
	EXPECT_EQ(desk_.alerts().at(0).level, AlertLevel::Soon) << "better for twenty seconds: quietly lowered";
	EXPECT_EQ(desk_.alerts().at(0).id, id);
	EXPECT_FALSE(desk_.alerts().at(0).loud);
	EXPECT_THAT(report({urgent("HAT")}), ElementsAre("-HAT soon", "+HAT now!"));
}

TEST_F(AlertDeskTest, ARowThatRestsIsLoweredAllTheSame)
{
	begin({"HAT"});
	(void)report({gone("HAT")});
	EXPECT_THAT(report({sku("HAT", SkuStatus::Low, 1)}), ElementsAre());
	EXPECT_EQ(desk_.alerts().at(0).sentence.key, "Alert.Few") << "it says what is true now";
	pass(Duration::seconds(10));
	EXPECT_THAT(settle(), ElementsAre());
	EXPECT_EQ(desk_.alerts().at(0).level, AlertLevel::SoldOut);
	pass(Duration::seconds(11));
	EXPECT_THAT(settle(), ElementsAre());
	EXPECT_EQ(desk_.alerts().at(0).level, AlertLevel::Watch);
}

TEST_F(AlertDeskTest, PiecesWarnAtAnyPace)
{
	AlertRules rules;
	rules.soonUnits = 50;
	rules.nowUnits = 20;
	const auto left = [&](std::int64_t units) {
		SkuReport report = sku("HAT", SkuStatus::Ok, units);
		report.rules = rules;
		return report;
	};
	(void)report({left(80)});
	EXPECT_THAT(report({left(51)}), ElementsAre());
	EXPECT_THAT(report({left(50)}), ElementsAre("+HAT soon"));
	EXPECT_THAT(report({left(60)}), ElementsAre()) << "half as much again before it is over";
	EXPECT_THAT(report({left(20)}), ElementsAre("-HAT soon", "+HAT now!"));
	EXPECT_EQ(desk_.alerts().at(0).sentence.key, "Alert.Few") << "no end is in sight";
	EXPECT_THAT(report({left(76)}), ElementsAre("-HAT now"));
}

TEST_F(AlertDeskTest, OfManyAtOnceTheTwoMostUrgentAreLoud)
{
	begin({"A", "B", "C", "D", "E"});
	EXPECT_THAT(report({urgent("A", 110), urgent("B", 20), gone("C"), soon("D"), urgent("E", 60)}),
		    ElementsAre("+A now", "+B now!", "+C sold out", "+D soon", "+E now!"));
	pass(Duration::seconds(599));
	EXPECT_THAT(report({urgent("D")}), ElementsAre("-D soon", "+D now"));
	pass(Duration::seconds(2));
	EXPECT_THAT(report({fine("A"), urgent("A")}), ElementsAre("-A now", "+A now!")) << "ten minutes are over";
}

TEST_F(AlertDeskTest, WhatIsOnAirComesBeforeWhatIsSoonerGone)
{
	begin({"A", "B", "C"});
	SkuReport shown = urgent("C", 115);
	shown.onAir = true;
	EXPECT_THAT(report({urgent("A", 10), urgent("B", 20), shown}), ElementsAre("+A now!", "+B now", "+C now!"));
}

TEST_F(AlertDeskTest, TheSecondVoiceIsKeptForWhatCanStillBeSaved)
{
	begin({"A", "B", "C"});
	EXPECT_THAT(report({gone("A")}), ElementsAre("+A sold out!"));
	EXPECT_THAT(report({gone("B")}), ElementsAre("+B sold out"));
	EXPECT_THAT(report({urgent("C")}), ElementsAre("+C now!"));
}

TEST_F(AlertDeskTest, NeverMoreThanTwoLoudOnesInTenMinutesWhateverComes)
{
	std::vector<std::string> names;
	names.reserve(3000);
	for (int i = 0; i < 3000; ++i) {
		names.push_back("S" + std::to_string(i));
	}
	begin(names);
	std::vector<Instant> loud;
	for (int second = 0; second < 1800; second += 10) {
		std::vector<SkuReport> reports;
		for (int i = 0; i < 40; ++i) {
			const std::string &name = names[static_cast<std::size_t>((second + i) % 3000)];
			reports.push_back((second / 10 + i) % 3 == 0 ? fine(name) : urgent(name, i + 1));
		}
		for (const std::string &line : report(reports)) {
			if (line.back() == '!') {
				loud.push_back(now_);
			}
		}
		pass(Duration::seconds(10));
	}
	ASSERT_GE(loud.size(), 6u);
	for (std::size_t i = 2; i < loud.size(); ++i) {
		EXPECT_GE((loud[i] - loud[i - 2]).seconds(), 600);
	}
}

TEST_F(AlertDeskTest, ThousandsOfProductsThatAppearAtOnceSayNothing)
{
	std::vector<SkuReport> reports;
	reports.reserve(5000);
	for (int i = 0; i < 5000; ++i) {
		reports.push_back(urgent("S" + std::to_string(i)));
	}
	EXPECT_THAT(report(reports), ElementsAre());
	EXPECT_THAT(report({gone("S7")}), ElementsAre("+S7 sold out!"));
	desk_.keepOnly([](const std::string &sku) { return sku != "S7"; });
	EXPECT_THAT(settle(), ElementsAre("-S7 sold out")) << "its shop is not followed any more";
}

TEST_F(AlertDeskTest, ASnoozedProductIsQuietThenSaysWhatIsStillTrue)
{
	begin({"HAT", "TEE"});
	(void)report({soon("HAT")});
	const auto id = desk_.alerts().at(0).id;
	EXPECT_EQ(desk_.snooze(0, now_, Duration::minutes(5)), "HAT");
	EXPECT_EQ(desk_.snooze(0, now_, Duration::minutes(5)), "") << "nothing else is told";
	EXPECT_EQ(desk_.snoozes().at(0).until, now_ + Duration::minutes(5));
	pass(Duration::minutes(4));
	EXPECT_THAT(report({urgent("HAT"), urgent("TEE")}), ElementsAre("-HAT soon", "+HAT now", "+TEE now!"));
	EXPECT_TRUE(desk_.alerts().at(1).snoozed);
	pass(Duration::minutes(1));
	EXPECT_THAT(report({urgent("HAT"), urgent("TEE")}), ElementsAre("-HAT now", "+HAT now!"));
	EXPECT_GT(desk_.alerts().at(0).id, id);
	EXPECT_TRUE(desk_.snoozes().empty());
}

TEST_F(AlertDeskTest, ASnoozeCanBeTakenBack)
{
	begin({"HAT"});
	(void)report({soon("HAT")});
	desk_.snoozeSku("HAT", now_, Duration::minutes(5));
	EXPECT_FALSE(desk_.acknowledge(0)) << "nothing is told";
	EXPECT_FALSE(desk_.endSnooze("TEE"));
	EXPECT_TRUE(desk_.endSnooze("HAT"));
	EXPECT_FALSE(desk_.alerts().at(0).snoozed);
	EXPECT_THAT(report({urgent("HAT")}), ElementsAre("-HAT soon", "+HAT now!"));
}

TEST_F(AlertDeskTest, WhatIsOversoldIsToldThroughASnooze)
{
	begin({"HAT"});
	desk_.snoozeSku("HAT", now_, Duration::minutes(5));
	OversoldReport over{
		.id = "shop\nv1", .sku = "HAT", .title = "Hat", .units = 2, .orders = {"N-1"}, .others = {}};
	desk_.onOversold(now_, {over});
	EXPECT_THAT(settle(), ElementsAre("+HAT oversold!"));
	EXPECT_EQ(desk_.snooze(desk_.alerts().at(0).id, now_, Duration::minutes(5)), "");
	over.units = 1;
	desk_.onOversold(now_, {over});
	EXPECT_THAT(settle(), ElementsAre());
	EXPECT_EQ(desk_.alerts().at(0).sentence.values.at(1).second, "1") << "a cancellation covers one";
	desk_.onOversold(now_, {});
	EXPECT_THAT(settle(), ElementsAre("-HAT oversold"));
}

TEST_F(AlertDeskTest, AShopThatFallsSilentWhileItIsHotIsAWarning)
{
	begin({"HAT", "TEE"});
	(void)report({urgent("HAT")});
	(void)desk_.acknowledge(0);
	desk_.onStale(now_, urgent("HAT"));
	desk_.onStale(now_, fine("TEE"));
	EXPECT_THAT(settle(), ElementsAre("-HAT now", "+HAT stale")) << "the tee was not about to sell out";
	desk_.onStale(now_, urgent("HAT"));
	EXPECT_THAT(settle(), ElementsAre()) << "once is enough";
	EXPECT_EQ(desk_.alerts().at(0).sentence.key, "Alert.Stale");
	EXPECT_THAT(report({urgent("HAT")}), ElementsAre("-HAT stale", "+HAT now"));
	EXPECT_TRUE(desk_.alerts().at(0).acknowledged) << "as it was before the silence";
	desk_.onStale(now_, urgent("HAT"));
	(void)settle();
	EXPECT_THAT(report({fine("HAT")}), ElementsAre("-HAT stale"));
}

TEST_F(AlertDeskTest, AClockThatJumpsBackStopsNoWarning)
{
	begin({"A", "B", "C"});
	(void)report({urgent("A"), urgent("B")});
	desk_.snoozeSku("B", now_, Duration::minutes(5));
	now_ = now_ - Duration::minutes(15);
	EXPECT_THAT(report({urgent("C")}), ElementsAre("+C now!"));
	EXPECT_THAT(report({soon("A")}), ElementsAre());
	pass(Duration::seconds(21));
	EXPECT_THAT(report({soon("A")}), ElementsAre());
	EXPECT_EQ(desk_.alerts().back().level, AlertLevel::Soon);
	pass(Duration::minutes(5));
	EXPECT_THAT(settle(), ElementsAre("-B now", "+B now!")) << "no longer quiet than it was wished";
}

TEST_F(AlertDeskTest, AcknowledgesTheNewestThatIsTold)
{
	begin({"A", "B", "C"});
	(void)report({soon("A")});
	(void)report({soon("B")});
	(void)report({sku("C", SkuStatus::Low, 9)});
	EXPECT_EQ(desk_.acknowledge(0)->sku, "B") << "what is only to be watched asks for nothing";
	EXPECT_EQ(desk_.acknowledge(0)->sku, "A");
	EXPECT_FALSE(desk_.acknowledge(99));
	EXPECT_EQ(desk_.acknowledge(desk_.alerts().at(0).id)->sku, "C") << "unless it is named";
}

TEST_F(AlertDeskTest, TheProposedNumberFollowsTheSalesButNotEachOrder)
{
	int asked = 0;
	const auto hot = [&] {
		SkuReport report = urgent("HAT");
		report.restock = [&] {
			return 140 + ++asked;
		};
		return report;
	};
	begin({"HAT"});
	(void)report({hot()});
	const auto proposed = [&] {
		return desk_.alerts().at(0).sentence.parts.at(0).message.values.at(0).second;
	};
	EXPECT_EQ(proposed(), "150") << "141 cannot be said";
	(void)report({hot()});
	EXPECT_EQ(asked, 1);
	pass(Duration::seconds(5));
	(void)report({hot()});
	EXPECT_EQ(asked, 2);
}
