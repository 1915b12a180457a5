#include "show/Automations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using core::Duration;
using core::Instant;
using show::AutomationAct;
using show::AutomationKind;
using show::AutomationOrders;
using show::AutomationSettings;
using show::StageNews;
using show::StageOrder;
using State = AutomationAct::State;

namespace {

// A show with a hand on the clock. What is ordered is done at once, as the shop loop and OBS do it.
class AutomationsTest : public ::testing::Test {
protected:
	AutomationsTest()
	{
		news_.now = Instant::ms(1000);
		air("HAT");
		news_.next = show::RunNext{"TEE", "Tee"};
	}

	void use(const AutomationSettings &settings)
	{
		settings_ = settings;
		automations_.configure(settings);
	}
	void air(const std::string &sku)
	{
		news_.onAir = sku;
		news_.onAirTitle = sku;
		news_.isSoldOut = false;
	}
	void pass(double seconds)
	{
		for (const Instant end = news_.now + Duration::seconds(seconds); news_.now < end;) {
			news_.now = news_.now + Duration::ms(250);
			carryOut(automations_.look(news_));
		}
	}
	void carryOut(const AutomationOrders &orders)
	{
		if (orders.putOnAir) {
			done_.push_back("air " + *orders.putOnAir);
			air(*orders.putOnAir);
		}
		for (const std::string &id : orders.pause) {
			done_.push_back("pause " + id);
		}
		for (const StageOrder &order : orders.stage) {
			const bool begins = order.what == StageOrder::What::SwitchScene ||
					    order.what == StageOrder::What::ShowSource;
			done_.push_back(order.what == StageOrder::What::SwitchScene  ? "scene " + order.scene
					: order.what == StageOrder::What::ShowSource ? "show " + order.source
					: order.what == StageOrder::What::HideSource ? "hide " + order.source
										     : "back");
			automations_.onStage(
				{order.act, begins ? StageNews::What::Done : StageNews::What::TakenBack, {}});
		}
	}
	std::vector<std::string> done() { return std::exchange(done_, {}); }
	AutomationAct latest() const
	{
		const auto acts = automations_.view().acts;
		return acts.empty() ? AutomationAct() : acts.front();
	}
	std::size_t listed() const { return automations_.view().acts.size(); }
	void sellOut() { news_.isSoldOut = true; }

	using Did = std::vector<std::string>;
	AutomationSettings settings_;
	show::Automations automations_;
	show::ShowNews news_;
	Did done_;
};

AutomationSettings nextProduct()
{
	return {.atSoldOut = AutomationSettings::AtSoldOut::NextProduct};
}

AutomationSettings soldOutScene()
{
	return {.atSoldOut = AutomationSettings::AtSoldOut::Scene, .soldOutScene = "Sold"};
}

AutomationSettings sourceAtNow()
{
	return {.showAtNow = true, .nowSource = "Countdown"};
}

} // namespace

TEST_F(AutomationsTest, NothingHappensByItselfUntilAPersonTicksIt)
{
	news_.urgent = {{"HAT", "Hat"}};
	news_.oversold = {{"shop\n1", "Hat", "Shop"}};
	pass(5);
	sellOut();
	pass(60);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(listed(), 0u);
	EXPECT_FALSE(automations_.view().anyOn);
}

TEST_F(AutomationsTest, PutsTheNextProductOnAirAndSaysWhy)
{
	use(nextProduct());
	pass(5);
	sellOut();
	pass(1.5);
	EXPECT_EQ(done(), Did()) << "a cancelled order may bring a piece back";
	pass(1);
	EXPECT_EQ(done(), Did{"air TEE"});
	EXPECT_EQ(latest().sentence.key, "Auto.Next");
	EXPECT_EQ(latest().sentence.values[0].second, "HAT");
	EXPECT_EQ(latest().sentence.values[1].second, "Tee");
	EXPECT_EQ(latest().state, State::Done);
	EXPECT_TRUE(latest().canUndo);
}

TEST_F(AutomationsTest, UndoPutsTheSoldOutProductBackAndLeavesItThere)
{
	use(nextProduct());
	pass(5);
	sellOut();
	pass(3);
	done();
	carryOut(automations_.undo(latest().id));
	EXPECT_EQ(done(), Did{"air HAT"});
	EXPECT_EQ(latest().state, State::TakenBack);
	sellOut();
	pass(600);
	EXPECT_EQ(done(), Did()) << "the person's choice stands";
}

TEST_F(AutomationsTest, UndoIsThereForAWhileAndWhileNobodyChoseOtherwise)
{
	use(nextProduct());
	pass(5);
	sellOut();
	pass(3);
	const auto act = latest().id;
	air("MUG"); // by a person
	pass(1);
	EXPECT_FALSE(latest().canUndo);
	EXPECT_TRUE(automations_.undo(act).empty());
	air("TEE");
	pass(1);
	EXPECT_TRUE(latest().canUndo);
	pass(120);
	EXPECT_FALSE(latest().canUndo) << "two minutes are over";
}

TEST_F(AutomationsTest, ASoldOutProductThatAPersonPutsOnAirStays)
{
	use(nextProduct());
	air("PIN");
	sellOut();
	pass(60);
	EXPECT_EQ(done(), Did());
}

TEST_F(AutomationsTest, AProductThatComesAndGoesSwitchesOnce)
{
	use(nextProduct());
	pass(5);
	for (int times = 0; times < 40; ++times) { // a piece is cancelled and bought again
		sellOut();
		pass(1);
		news_.isSoldOut = false;
		pass(1);
	}
	EXPECT_EQ(done(), Did()) << "never sold out for long enough";
	sellOut();
	pass(3);
	EXPECT_EQ(done(), Did{"air TEE"});
	for (int times = 0; times < 20; ++times) {
		air("HAT"); // the host goes back whenever a piece is there
		pass(4);
		sellOut();
		pass(4);
	}
	EXPECT_EQ(done(), Did()) << "left to the host";
	EXPECT_EQ(listed(), 2u) << "and said once";
	EXPECT_EQ(latest().why.key, "Auto.Why.Again");
	air("HAT");
	pass(301);
	sellOut();
	pass(3);
	EXPECT_EQ(done(), Did{"air TEE"}) << "five minutes in stock are another sale";
}

TEST_F(AutomationsTest, WithoutANextProductItStaysAndSaysSo)
{
	use(nextProduct());
	news_.next.reset();
	pass(5);
	sellOut();
	pass(30);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(listed(), 1u);
	EXPECT_EQ(latest().why.key, "Auto.Why.NothingNext");
}

TEST_F(AutomationsTest, HeldNothingBeginsAndWhatWouldHaveIsListed)
{
	use(nextProduct());
	automations_.hold(true);
	pass(5);
	sellOut();
	pass(10);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(latest().state, State::NotDone);
	EXPECT_EQ(latest().why.key, "Auto.Why.Held");
	automations_.hold(false);
	pass(60);
	EXPECT_EQ(done(), Did()) << "it is not made up for later";
}

TEST_F(AutomationsTest, TheSoldOutSceneGoesWhenAnotherProductIsOnAir)
{
	use(soldOutScene());
	pass(5);
	sellOut();
	pass(3);
	EXPECT_EQ(done(), Did{"scene Sold"});
	EXPECT_EQ(latest().state, State::Done);
	pass(60);
	EXPECT_EQ(done(), Did());
	air("TEE");
	pass(1);
	EXPECT_EQ(done(), Did{"back"});
	EXPECT_EQ(latest().why.key, "Auto.Why.AnotherOnAir");
}

TEST_F(AutomationsTest, TheSoldOutSceneGoesWhenItIsRestockedForGood)
{
	use(soldOutScene());
	pass(5);
	sellOut();
	pass(3);
	done();
	for (int times = 0; times < 10; ++times) {
		news_.isSoldOut = times % 2 != 0;
		pass(2);
	}
	EXPECT_EQ(done(), Did());
	news_.isSoldOut = false;
	pass(6);
	EXPECT_EQ(done(), Did{"back"});
}

TEST_F(AutomationsTest, AScenePersonSwitchedIsNotSwitchedBack)
{
	use(soldOutScene());
	pass(5);
	sellOut();
	pass(3);
	automations_.onStage({latest().id, StageNews::What::PersonDecided, {}});
	EXPECT_EQ(latest().state, State::Over);
	EXPECT_EQ(latest().why.key, "Auto.Why.PersonDecided");
	done();
	air("TEE");
	pass(30);
	EXPECT_EQ(done(), Did());
}

TEST_F(AutomationsTest, ASceneThatIsNotThereIsSaid)
{
	use(soldOutScene());
	pass(5);
	sellOut();
	pass(3);
	automations_.onStage({latest().id, StageNews::What::Refused, {"Auto.Why.NoScene", {}, {}}});
	EXPECT_EQ(latest().state, State::NotDone);
	EXPECT_EQ(latest().why.key, "Auto.Why.NoScene");
	EXPECT_FALSE(latest().canUndo);
}

TEST_F(AutomationsTest, TheSourceIsShownWhileAProductIsAboutToSellOut)
{
	use(sourceAtNow());
	pass(5);
	news_.urgent = {{"HAT", "Hat"}};
	pass(1);
	EXPECT_EQ(done(), Did{"show Countdown"});
	news_.urgent = {{"MUG", "Mug"}}; // another one by now
	pass(10);
	news_.urgent.clear();
	pass(4);
	news_.urgent = {{"MUG", "Mug"}};
	pass(4);
	EXPECT_EQ(done(), Did()) << "viewers do not see it come and go";
	news_.urgent.clear();
	pass(6);
	EXPECT_EQ(done(), Did{"hide Countdown"});
	EXPECT_EQ(latest().state, State::Over);
}

TEST_F(AutomationsTest, ASourceThatAPersonTookAwayIsNotShownAgainForThis)
{
	use(sourceAtNow());
	news_.urgent = {{"HAT", "Hat"}};
	pass(1);
	carryOut(automations_.undo(latest().id));
	EXPECT_EQ(done(), (Did{"show Countdown", "hide Countdown"}));
	pass(60);
	EXPECT_EQ(done(), Did());
	news_.urgent.push_back({"MUG", "Mug"});
	pass(1);
	EXPECT_EQ(done(), Did{"show Countdown"}) << "another product is another reason";
	automations_.onStage({latest().id, StageNews::What::PersonDecided, {}});
	pass(60);
	EXPECT_EQ(done(), Did());
}

TEST_F(AutomationsTest, SwitchedOffItIsTakenBack)
{
	use(sourceAtNow());
	news_.urgent = {{"HAT", "Hat"}};
	pass(1);
	done();
	use({});
	pass(1);
	EXPECT_EQ(done(), Did{"hide Countdown"});
}

TEST_F(AutomationsTest, ThePauseAsksFirst)
{
	use({.pauseOversold = true});
	news_.oversold = {{"shop\n1", "Hat", "Shop"}, {"shop\n2", "Mug", "Shop"}};
	pass(10);
	EXPECT_EQ(done(), Did());
	ASSERT_EQ(listed(), 2u);
	const auto acts = automations_.view().acts;
	EXPECT_EQ(acts[0].state, State::Asking);
	carryOut(automations_.answer(acts[1].id, true));
	carryOut(automations_.answer(acts[1].id, true));
	EXPECT_EQ(done(), Did{"pause shop\n1"}) << "once";
	carryOut(automations_.answer(acts[0].id, false));
	pass(60);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(listed(), 2u) << "and does not ask again";
	news_.oversold.clear();
	pass(1);
	news_.oversold = {{"shop\n1", "Hat", "Shop"}};
	pass(1);
	EXPECT_EQ(latest().state, State::Asking) << "a new oversell is a new question";
	news_.oversold.clear();
	pass(1);
	EXPECT_EQ(latest().state, State::Over);
}

TEST_F(AutomationsTest, WithoutAskingItPausesUnlessHeld)
{
	use({.pauseOversold = true, .pauseWithoutAsking = true});
	news_.oversold = {{"shop\n1", "Hat", "Shop"}};
	pass(1);
	EXPECT_EQ(done(), Did{"pause shop\n1"});
	automations_.hold(true);
	news_.oversold.push_back({"shop\n2", "Mug", "Shop"});
	pass(1);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(latest().state, State::Asking);
}

TEST_F(AutomationsTest, InventedStockNeverPausesAnything)
{
	use({.pauseOversold = true, .pauseWithoutAsking = true});
	news_.oversold = {{"shop\n1", "Hat", "Rehearsal", true}, {"shop\n2", "Mug", "Feed", false, false}};
	pass(10);
	EXPECT_EQ(done(), Did());
	const auto acts = automations_.view().acts;
	ASSERT_EQ(acts.size(), 2u);
	EXPECT_EQ(acts[1].why.key, "Auto.Why.Invented");
	EXPECT_EQ(acts[0].why.key, "Act.NotThere");
}

TEST_F(AutomationsTest, ARehearsalPlaysAndGoesBackByItself)
{
	pass(1);
	for (const auto kind : {AutomationKind::NextProduct, AutomationKind::Scene, AutomationKind::Source}) {
		AutomationSettings typed = soldOutScene();
		typed.nowSource = "Countdown";
		const auto orders = automations_.rehearse(kind, typed);
		ASSERT_TRUE(orders);
		carryOut(*orders);
		EXPECT_TRUE(latest().rehearsal);
		EXPECT_FALSE(automations_.rehearse(kind, typed)) << "it is under way";
	}
	EXPECT_EQ(done(), (Did{"air TEE", "scene Sold", "show Countdown"}));
	pass(7);
	EXPECT_EQ(done(), Did());
	pass(2);
	EXPECT_EQ(done(), (Did{"air HAT", "back", "hide Countdown"}));
	EXPECT_EQ(latest().state, State::TakenBack);
}

TEST_F(AutomationsTest, ARehearsedPauseIsOnlyDescribed)
{
	news_.oversold = {{"shop\n1", "Hat", "Shop"}};
	pass(1);
	const auto orders = automations_.rehearse(AutomationKind::Pause, {.pauseOversold = true});
	ASSERT_TRUE(orders);
	EXPECT_TRUE(orders->empty());
	EXPECT_TRUE(latest().rehearsal);
	EXPECT_EQ(latest().why.key, "Auto.Why.OnlyDescribed");
}

TEST_F(AutomationsTest, ARehearsalSaysWhatIsMissing)
{
	news_.next.reset();
	pass(1);
	EXPECT_EQ(automations_.rehearse(AutomationKind::NextProduct, {}).error().sentence.key,
		  "Auto.Rehearse.NothingNext");
	EXPECT_EQ(automations_.rehearse(AutomationKind::Scene, {}).error().sentence.key, "Auto.Rehearse.NoScene");
	EXPECT_EQ(automations_.rehearse(AutomationKind::Source, {}).error().sentence.key, "Auto.Rehearse.NoSource");
}

TEST_F(AutomationsTest, AnAirThatAPersonChangedInARehearsalStays)
{
	pass(1);
	carryOut(automations_.rehearse(AutomationKind::NextProduct, {}).value());
	done();
	air("MUG");
	pass(30);
	EXPECT_EQ(done(), Did());
	EXPECT_EQ(latest().why.key, "Auto.Why.PersonDecided");
}

TEST_F(AutomationsTest, TheEndOfTheShowTakesBackWhatLasts)
{
	AutomationSettings both = soldOutScene();
	both.showAtNow = both.pauseOversold = true;
	both.nowSource = "Countdown";
	use(both);
	pass(5);
	news_.urgent = {{"MUG", "Mug"}};
	news_.oversold = {{"shop\n1", "Hat", "Shop"}};
	sellOut();
	pass(3);
	automations_.hold(true);
	EXPECT_EQ(done(), (Did{"show Countdown", "scene Sold"}));
	carryOut(automations_.end());
	EXPECT_EQ(done(), (Did{"hide Countdown", "back"}));
	EXPECT_FALSE(automations_.isHeld());
	pass(60);
	EXPECT_EQ(done(), Did());
	EXPECT_TRUE(std::ranges::none_of(automations_.view().acts, [](const AutomationAct &act) {
		return act.canUndo || act.state == State::Asking;
	}));
}

TEST_F(AutomationsTest, TheListStaysShort)
{
	use({.pauseOversold = true});
	for (int oversell = 0; oversell < 300; ++oversell) {
		news_.oversold = {{std::to_string(oversell), "Hat", "Shop"}};
		pass(0.25);
	}
	EXPECT_EQ(listed(), 50u);
}
