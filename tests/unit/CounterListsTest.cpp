#include "ShowFacts.hpp"

#include "app/TableOrder.hpp"
#include "overlay/CounterModel.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

using namespace overlay;
using core::Duration;
using core::Instant;
using testing::ElementsAre;

namespace {

constexpr Instant kNow = Instant::ms(1'000'000);

std::string word(std::string_view key)
{
	return "<" + std::string(key) + ">";
}

class CounterListsTest : public testing::Test {
protected:
	CounterListsTest()
	{
		shelf.has("TEE-S", 4, "Tee", "S")
			.has("HAT", 7)
			.has("TEE-M", 0, "Tee", "M")
			.has("TEE-L", 20, "Tee", "L");
		shelf.facts.onAir = "TEE-S";
	}

	CounterView view(const ListRooms &rooms = {})
	{
		return makeCounterView(settings, rooms, shelf.facts, kNow, word);
	}
	SkuFacts &row(const std::string &sku)
	{
		return *std::ranges::find(shelf.facts.skus, sku,
					  [](const SkuFacts &facts) { return facts.stock->sku; });
	}
	void change(const std::string &sku, const auto &how)
	{
		stock::SkuState state = *row(sku).stock;
		how(state);
		row(sku).stock = std::make_shared<const stock::SkuState>(std::move(state));
	}
	std::vector<std::string> textsOf(const std::string &list, const std::string &text)
	{
		std::vector<std::string> texts;
		const CounterView made = view({{list, 24}});
		if (const auto rows = made.lists.find(list); rows != made.lists.end()) {
			for (const ItemView &each : rows->second) {
				const auto found = each.texts.find(text);
				texts.push_back(found == each.texts.end() ? "-" : found->second);
			}
		}
		return texts;
	}

	show_facts::Shelf shelf;
	CounterSettings settings;
};

} // namespace

TEST_F(CounterListsTest, ShowsTheVariantsOfTheProductInTheShopsOrder)
{
	EXPECT_THAT(textsOf("variants", "variant"), ElementsAre("S", "M", "L"));
	EXPECT_THAT(textsOf("variants", "available"), ElementsAre("4", "0", "20"));
	EXPECT_TRUE(view({{"variants", 24}}).lists.at("variants")[1].shown.contains("sold-out"));
	EXPECT_TRUE(view().lists.empty()) << "the template has no rows";
	change("TEE-L", [](stock::SkuState &state) { state.listed = false; });
	EXPECT_THAT(textsOf("variants", "variant"), ElementsAre("S", "M"));
	shelf.facts.onAir = "HAT";
	EXPECT_THAT(textsOf("variants", "title"), ElementsAre("The HAT"));
}

TEST_F(CounterListsTest, AProductsNumberIsTheSumOfItsVariants)
{
	settings.follow = Follow::Product;
	EXPECT_EQ(view().texts.at("available"), "24");
	EXPECT_THAT(view().skus, ElementsAre("TEE-S", "TEE-M", "TEE-L"));
	EXPECT_FALSE(view().texts.contains("variant"));
	settings.sku = "TEE-L";
	shelf.facts.onAir = "HAT";
	EXPECT_EQ(view().texts.at("available"), "24");
	change("TEE-L", [](stock::SkuState &state) { state.paused = true; });
	EXPECT_EQ(view().texts.at("available"), "4") << "what is not for sale does not count";
	change("TEE-S", [](stock::SkuState &state) { state.available = {}; });
	EXPECT_FALSE(view().texts.contains("available")) << "nobody counts the half of it";
}

TEST_F(CounterListsTest, AProductIsAsFreshAsTheOldestOfItsNumbers)
{
	settings.follow = Follow::Product;
	row("TEE-S").staleAt = kNow + Duration::seconds(9);
	row("TEE-L").staleAt = kNow + Duration::seconds(5);
	EXPECT_EQ(view().validUntil, kNow + Duration::seconds(5));
	row("TEE-L").staleAt = kNow - Duration::ms(1);
	EXPECT_FALSE(view().visible);
	settings.whenStale = WhenStale::Mark;
	EXPECT_EQ(view().texts.at("available"), "<Counter.Checking>");
}

TEST_F(CounterListsTest, AProductIsHotAsSoonAsOneSizeIsAndLowWhenNoneHasPlenty)
{
	settings.follow = Follow::Product;
	row("TEE-S").status = alerts::SkuStatus::Low;
	EXPECT_TRUE(view().shown.contains("ok"));
	row("TEE-L").status = alerts::SkuStatus::Low;
	EXPECT_TRUE(view().shown.contains("low"));
	row("TEE-S").status = alerts::SkuStatus::Hot;
	EXPECT_TRUE(view().shown.contains("hot"));
}

TEST_F(CounterListsTest, ARowThatIsTooOldGoesAlone)
{
	row("TEE-S").staleAt = kNow - Duration::ms(1);
	EXPECT_THAT(textsOf("variants", "variant"), ElementsAre("M", "L"));
	EXPECT_FALSE(view({{"variants", 24}}).texts.contains("available"));
	settings.whenStale = WhenStale::Mark;
	EXPECT_THAT(textsOf("variants", "available"), ElementsAre("<Counter.Checking>", "0", "20"));
}

TEST_F(CounterListsTest, HidesWhatIsSoldOutIfThatIsWished)
{
	settings.whenSoldOut = WhenSoldOut::Hide;
	EXPECT_THAT(textsOf("variants", "variant"), ElementsAre("S", "L"));
	settings.sku = "TEE-M";
	EXPECT_FALSE(view().visible);
}

TEST_F(CounterListsTest, ListsWhatComesNextAndWhatSoldMost)
{
	shelf.facts.queue = {"HAT", "GONE", "TEE-L"};
	EXPECT_THAT(textsOf("queue", "title"), ElementsAre("The HAT", "Tee"));
	EXPECT_THAT(textsOf("queue", "rank"), ElementsAre("1", "2"));
	settings.follow = Follow::Queue;
	EXPECT_EQ(view().texts.at("title"), "The HAT") << "any counter can show the next product";
	change("TEE-L", [](stock::SkuState &state) { state.sold = 5; });
	change("HAT", [](stock::SkuState &state) { state.sold = 30; });
	shelf.facts.hot = app::topSellers(shelf.facts);
	EXPECT_THAT(textsOf("hot", "sold"), ElementsAre("30", "5"));
	settings.follow = Follow::Hot;
	EXPECT_EQ(view().texts.at("title"), "The HAT");
	shelf.facts.onAir.clear();
	settings.follow = Follow::Sku;
	EXPECT_TRUE(view({{"hot", 24}}).visible) << "a list needs no product on air";
}

TEST_F(CounterListsTest, TheTableIsTheQueueWhereNothingIsPlanned)
{
	EXPECT_THAT(app::queueInTable(shelf.facts), ElementsAre("HAT", "TEE-L")) << "sold out is passed over";
	shelf.facts.onAir = "TEE-L";
	EXPECT_THAT(app::queueInTable(shelf.facts), ElementsAre("TEE-S", "HAT"));
}

TEST_F(CounterListsTest, SaysNoMoreThanTheTemplateHasRowsFor)
{
	const CounterView made = view({{"variants", 2}});
	EXPECT_EQ(made.lists.at("variants").size(), 2u);
	EXPECT_EQ(made.texts.at("more"), "+1");
	EXPECT_FALSE(view({{"variants", 3}}).texts.contains("more"));
	row("TEE-L").staleAt = kNow - Duration::ms(1);
	EXPECT_FALSE(view({{"variants", 2}}).texts.contains("more")) << "what hides needs no room";
}

TEST_F(CounterListsTest, CapsTheNumberUpwardsOnly)
{
	settings.cap = 20;
	settings.sku = "TEE-L";
	EXPECT_EQ(view().texts.at("available"), "20");
	change("TEE-L", [](stock::SkuState &state) { state.available = 21; });
	EXPECT_EQ(view().texts.at("available"), "20+");
	change("TEE-L", [](stock::SkuState &state) { state.available = 3; });
	EXPECT_EQ(view().texts.at("available"), "3");
}

TEST_F(CounterListsTest, ShowsWhatTheShopOffersItFor)
{
	EXPECT_FALSE(view().texts.contains("price"));
	EXPECT_FALSE(view().shown.contains("link"));
	change("TEE-S", [](stock::SkuState &state) {
		state.offer = std::make_shared<const stock::Offer>(stock::Offer{
			core::Money::parse("199", "CNY"), "https://shop.example/tee.jpg", "https://shop.example/tee"});
	});
	EXPECT_EQ(view().texts.at("price"), "¥199");
	EXPECT_EQ(view().picture, "https://shop.example/tee.jpg");
	EXPECT_EQ(view().link, "https://shop.example/tee");
	EXPECT_TRUE(view().shown.contains("link"));
	shelf.facts.onAir = "TEE-L";
	settings.follow = Follow::Product;
	EXPECT_EQ(view().texts.at("price"), "¥199") << "of the first variant that has one";
	change("TEE-S", [](stock::SkuState &state) { state.paused = true; });
	EXPECT_EQ(view().texts.count("price"), 0U) << "not for sale at that price";
	EXPECT_THAT(view().skus, ElementsAre("TEE-M", "TEE-L")) << "whose units are counted";
}

TEST_F(CounterListsTest, AProductThatTwoShopsSellIsOne)
{
	const auto soldAs = [&](const std::string &sku, std::vector<std::pair<std::string, std::string>> products) {
		change(sku, [&](stock::SkuState &state) {
			for (const auto &[shop, product] : products) {
				stock::StockPart part;
				part.shop = shop;
				part.productId = product;
				state.parts.push_back(part);
			}
		});
		row(sku).product = productOf(*row(sku).stock);
	};
	soldAs("TEE-S", {{"a", "p"}, {"b", "q"}});
	soldAs("TEE-M", {{"a", "p"}});
	soldAs("TEE-L", {{"b", "q"}});
	soldAs("HAT", {{"b", "p"}});
	shelf.facts.families = std::make_shared<const Families>(shelf.facts.skus);
	for (const char *sku : {"TEE-S", "TEE-M", "TEE-L"}) {
		shelf.facts.onAir = sku;
		EXPECT_THAT(textsOf("variants", "variant"), ElementsAre("S", "M", "L")) << sku;
	}
	shelf.facts.onAir = "HAT";
	EXPECT_THAT(textsOf("variants", "available"), ElementsAre("7"));
}

TEST_F(CounterListsTest, OneInventedRowMakesItARehearsal)
{
	change("TEE-M", [](stock::SkuState &state) { state.rehearsal = true; });
	EXPECT_FALSE(view().rehearsal);
	const CounterView made = view({{"variants", 24}});
	EXPECT_TRUE(made.rehearsal);
	EXPECT_EQ(made.rehearsalWord, "<Counter.Rehearsal>");
	EXPECT_TRUE(made.lists.at("variants")[1].shown.contains("rehearsal"));
}
