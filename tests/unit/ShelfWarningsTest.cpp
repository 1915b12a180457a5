// What the shelf warns of, and how people set, hush and restore it.
#include "app/ShelfKeeper.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using alerts::Alert;
using alerts::AlertLevel;
using core::Duration;
using core::Instant;
using stock::JournalEvent;

namespace {

// A tee that sells four a second out of what a test lays in, and a hat that nobody buys.
class ShelfWarningsTest : public ::testing::Test {
protected:
	void open(std::int64_t tees, bool rehearsal = false)
	{
		shelf_.setRecorder([this](JournalEvent event) { written_.push_back(std::move(event)); });
		commerce::ShopUpdate opening;
		opening.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", title_, "M", tees, {}}};
		opening.complete = true;
		opening.rehearsal = rehearsal;
		shelf_.onUpdate("shop", opening, now_);
		(void)shelf_.refresh(now_);
	}
	void sell(double seconds)
	{
		const Instant end = now_ + Duration::seconds(seconds);
		for (; now_ < end; now_ = now_ + Duration::ms(250)) {
			commerce::ShopUpdate update;
			update.moves.push_back({std::to_string(++order_), commerce::MoveKind::Sale, "TEE", 1});
			update.unchanged = true;
			shelf_.onUpdate("shop", update, now_);
			keep(shelf_.refresh(now_));
		}
	}
	void rest(double seconds)
	{
		const Instant end = now_ + Duration::seconds(seconds);
		for (; now_ < end; now_ = now_ + Duration::ms(250)) {
			keep(shelf_.refresh(now_));
		}
	}
	void keep(const std::vector<alerts::AlertChange> &changes)
	{
		for (const alerts::AlertChange &change : changes) {
			if (change.raised) {
				raised_.push_back(change.alert);
			}
		}
	}
	const Alert *first(AlertLevel level) const
	{
		const auto found = std::ranges::find(raised_, level, &Alert::level);
		return found == raised_.end() ? nullptr : &*found;
	}

	Instant now_ = Instant::ms(1000);
	app::ShelfKeeper shelf_{Instant::ms(1000), core::WallTime()};
	std::string title_ = "Tee";
	std::vector<Alert> raised_;
	std::vector<JournalEvent> written_;
	int order_ = 0;
};

std::int64_t proposed(const Alert &alert)
{
	for (const core::Message::Part &part : alert.sentence.parts) {
		if (part.message.key == "Alert.Act.NextOrAdd") {
			return std::stoll(part.message.values.at(0).second);
		}
	}
	return 0;
}

} // namespace

TEST_F(ShelfWarningsTest, RisesFromSoonToNowToSoldOutAndSaysWhatToAdd)
{
	open(1000);
	sell(250);
	const Alert *soon = first(AlertLevel::Soon);
	const Alert *urgent = first(AlertLevel::Now);
	const Alert *gone = first(AlertLevel::SoldOut);
	ASSERT_TRUE(soon && urgent && gone);
	EXPECT_GE((gone->raisedAt - urgent->raisedAt).seconds(), 60);
	EXPECT_LE((gone->raisedAt - urgent->raisedAt).seconds(), 180);
	EXPECT_LT(soon->raisedAt, urgent->raisedAt);
	EXPECT_FALSE(soon->loud);
	EXPECT_TRUE(urgent->loud);
	// Ten minutes at 240 a minute are 2400, of which about 480 are there.
	EXPECT_GE(proposed(*urgent), 1700);
	EXPECT_LE(proposed(*urgent), 5000);
	EXPECT_EQ(raised_.size(), 3u) << "and not once more";
}

// What the first alert proposes of a show in which a tee brings `price` and costs `cost`.
class RestockTest : public ShelfWarningsTest, public ::testing::WithParamInterface<std::array<double, 4>> {};

TEST_P(RestockTest, PriceAndCostDecideHowMuchToAdd)
{
	const auto [price, cost, least, most] = GetParam();
	alerts::AlertPlan plan;
	plan.restock.price = price;
	plan.skus["TEE"].cost = cost;
	shelf_.setRules({}, {}, plan);
	open(600);
	sell(80);
	ASSERT_FALSE(raised_.empty());
	EXPECT_GE(proposed(raised_.back()), least);
	EXPECT_LE(proposed(raised_.back()), most);
}

// Ten minutes at 240 a minute are 2400. Where each one sold costs money, none is to be added; where much is earned, far
// more than the mean.
INSTANTIATE_TEST_SUITE_P(Prices, RestockTest,
			 ::testing::Values(std::array<double, 4>{5, 20, 0, 0}, std::array<double, 4>{21, 20, 0, 2400},
					   std::array<double, 4>{60, 5, 2400, 8000}));

TEST_F(ShelfWarningsTest, OneProductMayHaveRulesOfItsOwn)
{
	alerts::AlertPlan plan;
	plan.skus["HAT"].nowUnits = 40;
	plan.skus["TEE"].lowUnits = 0;
	shelf_.setRules({}, {}, plan);
	open(100);
	commerce::ShopUpdate update;
	update.levels = {{"HAT", "Hat", "", 39, {}}, {"TEE", "Tee", "M", 5, {}}};
	rest(1);
	shelf_.onUpdate("shop", update, now_);
	keep(shelf_.refresh(now_));
	EXPECT_TRUE(raised_.empty()) << "the hat was there to be seen at the start, the tee has no limit";
	plan.skus["HAT"].nowUnits = 10;
	shelf_.setRules({}, {}, plan);
	(void)shelf_.refresh(now_);
	plan.skus["HAT"].nowUnits = 39;
	shelf_.setRules({}, {}, plan);
	keep(shelf_.refresh(now_));
	ASSERT_EQ(raised_.size(), 1u);
	EXPECT_EQ(raised_[0].sku, "HAT");
	EXPECT_EQ(raised_[0].level, AlertLevel::Now);
}

TEST_F(ShelfWarningsTest, AShopThatFallsSilentWhileItSellsFastIsSaid)
{
	open(600);
	sell(60);
	ASSERT_TRUE(first(AlertLevel::Soon) || first(AlertLevel::Now));
	rest(30);
	ASSERT_TRUE(first(AlertLevel::Stale));
	EXPECT_EQ(first(AlertLevel::Stale)->sku, "TEE");
	const auto known = raised_.size();
	sell(1);
	EXPECT_LE(raised_.size(), known + 1) << "what was known is said once more, nothing else";
	EXPECT_NE(shelf_.view(now_).alerts.at(0).level, AlertLevel::Stale);
}

TEST_F(ShelfWarningsTest, ARehearsalSaysSoInItsAlerts)
{
	open(600, true);
	sell(60);
	ASSERT_FALSE(raised_.empty());
	for (const Alert &alert : raised_) {
		EXPECT_TRUE(alert.rehearsal);
		EXPECT_EQ(alert.sentence.key, "Alert.Rehearsal");
	}
}

TEST_F(ShelfWarningsTest, ALongTitleIsCutButNotItsSize)
{
	title_ = "2026春季新款女士宽松连帽卫衣加绒加厚";
	open(600);
	sell(60);
	ASSERT_FALSE(raised_.empty());
	EXPECT_EQ(raised_[0].sentence.values.at(0).second, "2026春季新款女士宽松连… M");
}

TEST_F(ShelfWarningsTest, ASnoozeIsGoneOnWithAfterACrash)
{
	open(600);
	sell(60);
	ASSERT_FALSE(shelf_.view(now_).alerts.empty());
	EXPECT_TRUE(shelf_.snooze(0, Duration::minutes(4)));
	EXPECT_FALSE(shelf_.snooze(0, Duration::minutes(4))) << "nothing else is told";
	(void)shelf_.refresh(now_);
	EXPECT_TRUE(shelf_.view(now_).alerts.at(0).snoozed);

	app::ShelfKeeper after(now_, core::WallTime());
	for (const JournalEvent &event : written_) {
		after.replay(event);
	}
	after.restored(now_ + Duration::seconds(5));
	const auto view = after.view(now_ + Duration::seconds(5));
	ASSERT_EQ(view.snoozes.size(), 1u);
	EXPECT_EQ(view.snoozes[0].sku, "TEE");
	EXPECT_NEAR((view.snoozes[0].until - now_).minutes(), 4, 0.1);
	EXPECT_TRUE(view.alerts.at(0).snoozed);

	EXPECT_TRUE(shelf_.endSnooze("TEE"));
	app::ShelfKeeper later(now_, core::WallTime());
	for (const JournalEvent &event : written_) {
		later.replay(event);
	}
	later.restored(now_);
	EXPECT_TRUE(later.view(now_).snoozes.empty());
}
