#include "overlay/CounterModel.hpp"
#include "overlay/BindingNames.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <optional>

using namespace overlay;
using core::Duration;
using core::Instant;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Pair;

namespace {

constexpr Instant kStart = Instant::ms(1'000'000);

std::string word(std::string_view key)
{
	return "<" + std::string(key) + " {minutes}>";
}

bool isIn(const auto &names, const std::string &name)
{
	return std::ranges::find(names, name) != names.end();
}

// A shelf with one SKU, confirmed at `kStart`, good for 15 s.
struct Shelf {
	stock::SkuState stock;
	SkuFacts sku;
	ShelfFacts facts;
	CounterSettings settings;

	Shelf()
	{
		stock.sku = "HAT-M";
		stock.title = "Blue hat";
		stock.variant = "M";
		stock.available = 120;
		stock.opening = 400;
		stock.confirmedAt = kStart;
		facts.onAir = "HAT-M";
		sku.staleAt = kStart + Duration::seconds(15);
	}
	CounterView at(Instant now)
	{
		sku.stock = std::make_shared<const stock::SkuState>(stock);
		facts.skus = {sku};
		facts.index = {};
		facts.index.add({{stock::hash64(stock.sku), 0}});
		return makeCounterView(settings, {}, facts, now, word);
	}
	CounterView now() { return at(kStart + Duration::seconds(1)); }
};

} // namespace

TEST(Counter, SaysWhatTheLedgerSays)
{
	Shelf shelf;
	const auto view = shelf.now();
	EXPECT_TRUE(view.visible);
	EXPECT_THAT(view.texts, IsSupersetOf({std::pair<const std::string, std::string>("title", "Blue hat"),
					      {"variant", "M"},
					      {"available", "120"},
					      {"state", word("Counter.State.Ok")},
					      {"sells-out-in", ""}}));
	EXPECT_THAT(view.bars, ElementsAre(Pair("left", 0.3)));
	EXPECT_THAT(view.shown, ElementsAre("ok"));
	EXPECT_FALSE(view.rehearsal);
	EXPECT_EQ(view.validUntil, kStart + Duration::seconds(15));
}

TEST(Counter, FollowsTheProductOnAirOnlyWhenNothingElseIsChosen)
{
	Shelf shelf;
	shelf.settings.sku = "HAT-M";
	shelf.facts.onAir = "SOCKS";
	EXPECT_TRUE(shelf.now().visible);
	shelf.settings.sku.clear();
	EXPECT_FALSE(shelf.now().visible) << "the product on air is not on the shelf";
	shelf.facts.onAir.clear();
	EXPECT_FALSE(shelf.now().visible) << "nothing is on air";
}

TEST(Counter, HidesForASkuThatTheShopDoesNotHave)
{
	Shelf shelf;
	shelf.settings.sku = "GLOVES";
	shelf.stock.rehearsal = true;
	EXPECT_TRUE(shelf.now().samePicture(CounterView{}));
	EXPECT_EQ(shelf.now().validUntil, Instant::never());
}

TEST(Counter, NeverCapsTheNumberDownwards)
{
	Shelf shelf;
	shelf.stock.available = 1'000'000'000'000;
	const auto view = shelf.now();
	EXPECT_EQ(view.texts.at("available"), "1000000000000");
	EXPECT_EQ(view.bars.at("left"), 1.0) << "more than at the opening is a full bar";
}

TEST(Counter, NamesLowAndHotAsTheAlertsDo)
{
	Shelf shelf;
	shelf.sku.status = alerts::SkuStatus::Low;
	EXPECT_THAT(shelf.now().shown, ElementsAre("low"));
	EXPECT_EQ(shelf.now().texts.at("state"), word("Counter.State.Low"));
	shelf.sku.status = alerts::SkuStatus::Hot;
	EXPECT_THAT(shelf.now().shown, ElementsAre("hot"));
	EXPECT_EQ(shelf.now().texts.at("state"), word("Counter.State.Hot"));
}

TEST(Counter, SaysWhenItSellsOutInWholeMinutes)
{
	Shelf shelf;
	shelf.sku.forecast.sellsOutIn = Duration::seconds(250);
	EXPECT_EQ(shelf.now().texts.at("sells-out-in"), "<Counter.SellsOutInMinutes 4>");
	shelf.sku.forecast.sellsOutIn = Duration::seconds(59);
	EXPECT_EQ(shelf.now().texts.at("sells-out-in"), word("Counter.SellsOutSoon"));
	shelf.sku.forecast.sellsOutIn = Duration::minutes(61);
	EXPECT_EQ(shelf.now().texts.at("sells-out-in"), "");
}

TEST(Counter, IsSoldOutAtZero)
{
	Shelf shelf;
	shelf.stock.available = 0;
	shelf.sku.status = alerts::SkuStatus::Hot; // computed a moment before the last unit went
	shelf.sku.forecast.sellsOutIn = Duration::seconds(1);
	const auto view = shelf.now();
	EXPECT_THAT(view.shown, ElementsAre("sold-out"));
	EXPECT_EQ(view.texts.at("available"), "0");
	EXPECT_EQ(view.bars.at("left"), 0.0);
	EXPECT_FALSE(view.texts.contains("sells-out-in"));
}

TEST(Counter, ShowsZeroWhenMoreWasSoldThanThereWas)
{
	Shelf shelf;
	shelf.stock.available = -3;
	EXPECT_THAT(shelf.now().shown, ElementsAre("sold-out"));
	EXPECT_EQ(shelf.now().texts.at("available"), "0");
}

TEST(Counter, DoesNotSaySoldOutBesideANumber)
{
	Shelf shelf;
	shelf.stock.available = 2; // restocked; the status has not followed yet
	shelf.sku.status = alerts::SkuStatus::SoldOut;
	EXPECT_THAT(shelf.now().shown, ElementsAre("low"));
}

TEST(Counter, HidesANumberThatIsTooOld)
{
	Shelf shelf;
	EXPECT_TRUE(shelf.at(kStart + Duration::seconds(15)).visible);
	const auto late = shelf.at(kStart + Duration::seconds(15) + Duration::us(1));
	EXPECT_FALSE(late.visible);
	EXPECT_EQ(late.validUntil, Instant::never());
}

TEST(Counter, SaysThatItIsCheckingWhenItMayNotHide)
{
	Shelf shelf;
	shelf.settings.whenStale = WhenStale::Mark;
	const auto view = shelf.at(kStart + Duration::seconds(20));
	EXPECT_TRUE(view.visible);
	EXPECT_THAT(view.shown, ElementsAre("stale"));
	EXPECT_EQ(view.texts.at("available"), word("Counter.Checking"));
	EXPECT_EQ(view.texts.at("title"), "Blue hat");
	EXPECT_TRUE(view.bars.empty()) << "a bar is a number too";
	EXPECT_FALSE(view.texts.contains("sells-out-in"));
	EXPECT_EQ(view.validUntil, Instant::never());
}

TEST(Counter, TreatsASkuThatTheShopNoLongerNamesAsStale)
{
	Shelf shelf;
	shelf.stock.listed = false;
	EXPECT_FALSE(shelf.now().visible);
	shelf.settings.whenStale = WhenStale::Mark;
	EXPECT_THAT(shelf.now().shown, ElementsAre("stale"));
}

TEST(Counter, GivesNoNumberForAnUntrackedSku)
{
	Shelf shelf;
	shelf.stock.available = std::nullopt;
	const auto view = shelf.at(kStart + Duration::minutes(10));
	EXPECT_TRUE(view.visible);
	EXPECT_THAT(view.shown, ElementsAre("untracked"));
	EXPECT_FALSE(view.texts.contains("available"));
	EXPECT_TRUE(view.bars.empty());
	EXPECT_EQ(view.validUntil, Instant::never()) << "no number that could grow old";
}

TEST(Counter, CarriesTheRehearsalWordInEveryState)
{
	Shelf shelf;
	shelf.stock.rehearsal = true;
	EXPECT_TRUE(shelf.now().rehearsal);
	EXPECT_EQ(shelf.now().rehearsalWord, word("Counter.Rehearsal"));
	shelf.settings.whenStale = WhenStale::Mark;
	EXPECT_TRUE(shelf.at(kStart + Duration::minutes(1)).rehearsal);
	shelf.stock.available = std::nullopt;
	EXPECT_TRUE(shelf.now().rehearsal);
}

TEST(Counter, NamesAProductWithoutATitleByItsSku)
{
	Shelf shelf;
	shelf.stock.title = {};
	EXPECT_EQ(shelf.now().texts.at("title"), "HAT-M");
}

TEST(Counter, KeepsItsPictureWhenOnlyTheConfirmationIsNewer)
{
	Shelf shelf;
	const auto before = shelf.now();
	shelf.sku.staleAt = shelf.sku.staleAt + Duration::seconds(2);
	const auto after = shelf.at(kStart + Duration::seconds(3));
	EXPECT_TRUE(after.samePicture(before));
	EXPECT_EQ(after.validUntil, before.validUntil + Duration::seconds(2));
}

TEST(Counter, SaysOnlyWhatTemplatesCanBind)
{
	Shelf shelf;
	const auto view = shelf.now();
	for (const auto &[name, text] : view.texts) {
		EXPECT_TRUE(isIn(kTextNames, name)) << name;
	}
	for (const auto &[name, share] : view.bars) {
		EXPECT_TRUE(isIn(kBarNames, name)) << name;
	}
	for (const auto &name : view.shown) {
		EXPECT_TRUE(isIn(kStateNames, name)) << name;
	}
}
