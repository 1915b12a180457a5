#include "overlay/CueModel.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace overlay;
using core::Duration;
using core::Instant;
using testing::ElementsAre;

namespace {

constexpr Instant kStart = Instant::ms(1'000'000);

// A shelf of a hoodie in three sizes and a mug, confirmed at `kStart`, good for 15 s; the hoodie in M is on air.
struct Shelf {
	std::vector<stock::SkuState> stock;
	std::vector<alerts::SkuStatus> statuses;
	CueFacts facts;
	std::string onAir = "HOODIE-M";

	Shelf()
	{
		add("HOODIE-S", "Hoodie", "S", 180);
		add("HOODIE-M", "Hoodie", "M", 23);
		add("MUG", "Mug", "", 9);
		add("HOODIE-L", "Hoodie", "L", 0);
	}
	stock::SkuState &add(const std::string &sku, const std::string &title, const std::string &variant,
			     std::optional<std::int64_t> left)
	{
		stock::SkuState state;
		state.sku = sku;
		state.title = title;
		state.variant = variant;
		state.available = left;
		state.opening = 400;
		state.parts.emplace_back();
		statuses.push_back(alerts::SkuStatus::Ok);
		return stock.emplace_back(state);
	}
	stock::SkuState &sku(const std::string &name) { return *std::ranges::find(stock, name, &stock::SkuState::sku); }
	alerts::SkuStatus &status(const std::string &name)
	{
		return statuses[static_cast<std::size_t>(&sku(name) - stock.data())];
	}

	CueView at(Instant now) const
	{
		ShelfFacts shelf;
		shelf.onAir = onAir;
		std::vector<stock::SkuIndex::Entry> entries;
		for (std::size_t row = 0; row < stock.size(); ++row) {
			SkuFacts &one = shelf.skus.emplace_back();
			one.stock = std::make_shared<const stock::SkuState>(stock[row]);
			one.product = productOf(*one.stock);
			one.status = statuses[row];
			one.staleAt = kStart + Duration::seconds(15);
			entries.push_back({stock::hash64(stock[row].sku), static_cast<std::uint32_t>(row)});
		}
		shelf.index.add(entries);
		shelf.families = std::make_shared<const Families>(shelf.skus);
		return makeCueView(shelf, facts, now);
	}
	CueView now() const { return at(kStart + Duration::seconds(1)); }
};

std::vector<std::string> names(const CueView &view)
{
	std::vector<std::string> all;
	std::ranges::transform(view.sizes, std::back_inserter(all), &CueSize::name);
	return all;
}

core::Message inWords(Duration earliest, Duration latest)
{
	Shelf shelf;
	shelf.facts.sellsOut = {earliest, latest};
	return shelf.now().sellsOut;
}

std::string gap(const core::Message &message, const std::string &name)
{
	const auto found = std::ranges::find(message.values, name, [](const auto &value) { return value.first; });
	return found == message.values.end() ? "" : found->second;
}

} // namespace

TEST(Cue, ShowsAllSizesOfTheProductOnAirAsTheShopListsThem)
{
	const auto view = Shelf().now();
	EXPECT_EQ(view.title, "Hoodie");
	EXPECT_THAT(names(view), ElementsAre("S", "M", "L"));
	EXPECT_EQ(view.sizes[0].left, 180);
	EXPECT_EQ(view.sizes[1].left, 23);
	ASSERT_NE(view.onAir(), nullptr);
	EXPECT_EQ(view.onAir()->name, "M");
	EXPECT_EQ(view.sizes[2].state, CueState::SoldOut);
}

TEST(Cue, SaysNothingOfStockWhileNothingIsOnAir)
{
	Shelf shelf;
	shelf.onAir.clear();
	shelf.facts.next = "Mug";
	const auto view = shelf.now();
	EXPECT_TRUE(view.title.empty());
	EXPECT_TRUE(view.sizes.empty());
	EXPECT_TRUE(view.sellsOut.empty());
	EXPECT_EQ(view.next, "Mug");
	shelf.onAir = "GLOVES";
	EXPECT_TRUE(shelf.now().title.empty()) << "the shelf does not have it";
}

TEST(Cue, ProductWithoutOtherSizesNeedsNoName)
{
	Shelf shelf;
	shelf.onAir = "MUG";
	EXPECT_THAT(names(shelf.now()), ElementsAre(""));
	shelf.sku("MUG").variant = "350 ml";
	EXPECT_THAT(names(shelf.now()), ElementsAre("350 ml"));
}

TEST(Cue, TheShopDecidesWhatIsOneProduct)
{
	Shelf shelf;
	for (stock::SkuState &each : shelf.stock) {
		each.parts.front().shop = "main";
		each.parts.front().productId = each.title.str();
	}
	shelf.sku("MUG").title = "Hoodie"; // called alike, but another product
	shelf.sku("MUG").variant = "XS";
	EXPECT_THAT(names(shelf.now()), ElementsAre("S", "M", "L"));
	shelf.sku("HOODIE-L").parts.front().shop = "outlet"; // the same number, of another shop
	EXPECT_THAT(names(shelf.now()), ElementsAre("S", "M"));
}

TEST(Cue, SizesThatTheShopDroppedAreLeftOut)
{
	Shelf shelf;
	shelf.sku("HOODIE-S").listed = false;
	EXPECT_THAT(names(shelf.now()), ElementsAre("M", "L"));
	shelf.sku("HOODIE-M").listed = false; // on air: stays, without its number
	const auto view = shelf.now();
	EXPECT_EQ(view.onAir()->left, std::nullopt);
	EXPECT_EQ(view.onAir()->state, CueState::Stale);
}

TEST(Cue, HidesNumbersThatAreTooOld)
{
	Shelf shelf;
	const auto fresh = shelf.now();
	const Instant late = kStart + Duration::seconds(16);
	EXPECT_EQ(fresh.sizes[1].left, 23);
	for (const CueView &view : {shelf.at(late), cueAsOf(fresh, late)}) {
		for (const CueSize &size : view.sizes) {
			EXPECT_EQ(size.left, std::nullopt) << size.name;
			EXPECT_EQ(size.state, CueState::Stale) << size.name;
		}
		EXPECT_EQ(view.sellsOut.key, "Cue.SellsOut.Checking");
		EXPECT_EQ(view.label.key, "Cue.Label.StockOf");
	}
	EXPECT_EQ(cueAsOf(fresh, kStart + Duration::seconds(2)), fresh);
}

TEST(Cue, ShowsNoNumberWhereNoneMayBeShown)
{
	Shelf shelf;
	shelf.sku("HOODIE-M").backorder = true;
	const auto view = shelf.at(kStart + Duration::seconds(60));
	EXPECT_EQ(view.onAir()->left, std::nullopt);
	EXPECT_EQ(view.onAir()->state, CueState::Untracked) << "there is no number that could be old";
	EXPECT_EQ(view.sellsOut.key, "Cue.SellsOut.Untracked");
}

TEST(Cue, NamesTheStateByTheNumberFirst)
{
	Shelf shelf;
	shelf.status("HOODIE-S") = alerts::SkuStatus::Hot;
	shelf.status("HOODIE-M") = alerts::SkuStatus::SoldOut; // computed before the restock
	shelf.status("HOODIE-L") = alerts::SkuStatus::Hot;     // computed before the last one went
	const auto view = shelf.now();
	EXPECT_EQ(view.sizes[0].state, CueState::Hot);
	EXPECT_EQ(view.sizes[1].state, CueState::Low);
	EXPECT_EQ(view.sizes[2].state, CueState::SoldOut);
	shelf.sku("HOODIE-L").available = -3; // sold beyond stock
	EXPECT_EQ(shelf.now().sizes[2].left, 0);
}

TEST(Cue, SaysWhenItSellsOutAsARangeOfWholeMinutes)
{
	const auto range = inWords(Duration::seconds(130), Duration::seconds(200));
	EXPECT_EQ(range.key, "Cue.SellsOut.Range");
	EXPECT_EQ(gap(range, "first"), "2");
	EXPECT_EQ(gap(range, "last"), "4");
	EXPECT_EQ(inWords(Duration::seconds(20), Duration::seconds(59)).key, "Cue.SellsOut.Now");
	EXPECT_EQ(inWords(Duration::seconds(20), Duration::seconds(61)).key, "Cue.SellsOut.Within");
	EXPECT_EQ(inWords(Duration::minutes(3), Duration::minutes(3)).key, "Cue.SellsOut.About");
	EXPECT_EQ(inWords(Duration::minutes(40), Duration::infinity()).key, "Cue.SellsOut.From");
	EXPECT_EQ(inWords(Duration::seconds(30), Duration::minutes(90)).key, "Cue.SellsOut.Unsure");
	EXPECT_EQ(inWords(Duration::minutes(70), Duration::minutes(90)).key, "Cue.SellsOut.Later");
	EXPECT_EQ(inWords(Duration::infinity(), Duration::infinity()).key, "Cue.SellsOut.NotInSight");
}

TEST(Cue, NamesTheSizeThatTheRangeIsOf)
{
	Shelf shelf;
	EXPECT_EQ(shelf.now().label, (core::Message{"Cue.Label.SellsOutOf", {{"size", "M"}}, {}}));
	shelf.onAir = "MUG";
	EXPECT_EQ(shelf.now().label.key, "Cue.Label.SellsOut");
	shelf.onAir = "HOODIE-L";
	EXPECT_EQ(shelf.now().sellsOut.key, "Cue.SellsOut.Gone");
	EXPECT_EQ(shelf.now().label.key, "Cue.Label.StockOf");
}

TEST(Cue, WritesRehearsalAsSoonAsOneFigureIsInvented)
{
	Shelf shelf;
	shelf.sku("MUG").rehearsal = true;
	EXPECT_FALSE(shelf.now().rehearsal) << "the mug is not on air";
	shelf.sku("HOODIE-S").rehearsal = true;
	EXPECT_TRUE(shelf.now().rehearsal);
}

TEST(Cue, OfManySizesThoseStayThatNeedAnEye)
{
	Shelf shelf;
	for (int number = 0; number < 40; ++number) {
		shelf.add("H-" + std::to_string(number), "Hoodie", std::to_string(number), number < 5 ? 0 : 100);
	}
	shelf.status("H-39") = alerts::SkuStatus::Hot;
	shelf.status("H-38") = alerts::SkuStatus::Low;
	const auto view = shelf.now();
	EXPECT_EQ(view.sizes.size(), kMostCueSizes);
	EXPECT_EQ(view.moreSizes, 43 - kMostCueSizes);
	EXPECT_EQ(view.onAir()->name, "M");
	const auto all = names(view);
	EXPECT_THAT(all, testing::IsSupersetOf({"S", "M", "38", "39"}));
	EXPECT_THAT(all, testing::Not(testing::Contains("L"))) << "sold out: can be done without";
	EXPECT_EQ(all.back(), "39") << "the order stays the shop's";
}

TEST(Cue, ShowsTheMostUrgentAlertThatIsNotAcknowledged)
{
	using alerts::AlertLevel;
	Shelf shelf;
	const auto raise = [&](std::uint64_t id, AlertLevel level, const char *sku) -> alerts::Alert & {
		alerts::Alert alert;
		alert.id = id;
		alert.level = level;
		alert.sku = sku;
		alert.sentence = {"Alert." + std::to_string(id), {}, {}};
		return shelf.facts.alerts.emplace_back(alert);
	};
	raise(1, AlertLevel::Watch, "HOODIE-M");
	EXPECT_EQ(shelf.now().alert, std::nullopt) << "too quiet for the host";
	raise(2, AlertLevel::Soon, "HOODIE-M");
	raise(3, AlertLevel::Stale, "MUG");
	EXPECT_EQ(shelf.now().alert->sentence.key, "Alert.2") << "what is on air comes first";
	EXPECT_EQ(shelf.now().alert->more, 1U);
	raise(4, AlertLevel::Now, "MUG");
	EXPECT_EQ(shelf.now().alert->sentence.key, "Alert.4");
	EXPECT_EQ(shelf.now().alert->urgency, CueUrgency::Now);
	EXPECT_FALSE(shelf.now().alert->rehearsal);
	shelf.sku("MUG").rehearsal = true;
	EXPECT_TRUE(shelf.now().alert->rehearsal);
	for (alerts::Alert &alert : shelf.facts.alerts) {
		alert.acknowledged = true;
	}
	EXPECT_EQ(shelf.now().alert, std::nullopt);
}
