#include "ui/PartWords.hpp"

#include "ui/Show.hpp"

#include <gtest/gtest.h>

using namespace support;
using commerce::ActKind;

namespace {

class PartWordsTest : public testing::Test {
protected:
	std::vector<std::string> lines() const
	{
		std::vector<std::string> lines;
		for (const QString &line : ui::partLines(view.rows[0], view, text)) {
			lines.push_back(line.toStdString());
		}
		return lines;
	}
	std::vector<std::string> offers() const
	{
		const auto all = ui::actOffers(view.rows[0], view, text);
		std::vector<std::string> labels;
		labels.reserve(all.size());
		for (const ui::ActOffer &offer : all) {
			labels.push_back(ui::labelOf(offer, all, text).toStdString());
		}
		return labels;
	}

	LocaleFile locale{"en-US"};
	ui::Text text{locale.translator()};
	app::ShelfView view = twoShops();
};

} // namespace

TEST_F(PartWordsTest, ARowTellsItsPartsWithShopPlacePoolUnitsAndAge)
{
	EXPECT_EQ(lines(), (std::vector<std::string>{"Main store, location 4242: 300 left, 4 s old",
						     "Main store, location 4242, live pool: 100 left, 4 s old",
						     "Outlet: 12 left, 90 s old, not for sale"}));
}

TEST_F(PartWordsTest, AKnownLocationHasItsName)
{
	view.shops[0].locations = {{"gid://shopify/Location/4242", "Back  room"},
				   {"gid://shopify/Location/1", "Annex"}};
	EXPECT_EQ(lines()[0], "Main store, location Back room: 300 left, 4 s old");
	EXPECT_EQ(offers()[2], "Set stock… (Main store, location Back room)");
}

TEST_F(PartWordsTest, TheOnlyPartOfTheOnlyShopIsTheRowItself)
{
	view.shops.resize(1);
	stock::SkuState state = *view.rows[0].stock;
	state.parts.resize(1);
	view.rows[0].stock = std::make_shared<const stock::SkuState>(state);
	EXPECT_TRUE(lines().empty());
}

TEST_F(PartWordsTest, OffersWhatTheShopsCanDo)
{
	EXPECT_EQ(offers(),
		  (std::vector<std::string>{"Pause sale…", "Resume sale…", "Set stock… (Main store, location 4242)",
					    "Set stock… (Main store, location 4242, live pool)", "Add stock…"}));
}

TEST_F(PartWordsTest, OffersNothingAtAShopThatIsGoneOrTakesNoActs)
{
	view.shops[0].acts.clear();
	view.shops.pop_back();
	EXPECT_TRUE(offers().empty());
}

TEST_F(PartWordsTest, APauseOfAWholeProductSaysSo)
{
	view.shops[0].pausesProducts = true;
	EXPECT_EQ(offers().front(), "Pause the whole product…");
	const auto offer = ui::actOffers(view.rows[0], view, text).front();
	EXPECT_TRUE(ui::questionOf(offer, text).contains("all variants of a product"));
	EXPECT_EQ(offer.wish.act.productId, "product-1");
}

TEST_F(PartWordsTest, AnActNamesThePositionAndWhatWasSeen)
{
	const auto offer = ui::actOffers(view.rows[0], view, text)[3];
	const app::ActWish wish = ui::withUnits(offer, 80);
	EXPECT_EQ(wish.shop, "main");
	EXPECT_EQ(wish.sku, "TOTE-NAT");
	EXPECT_EQ(wish.act.kind, ActKind::SetStock);
	EXPECT_EQ(wish.act.variantId, "variant-1");
	EXPECT_EQ(wish.act.location, "gid://shopify/Location/4242");
	EXPECT_EQ(wish.act.pool, commerce::Pool::Live);
	EXPECT_EQ(wish.act.seen, 100);
	EXPECT_EQ(wish.act.units, 80);
	EXPECT_EQ(ui::previewOf(offer, 80, text), "100 → 80");
	EXPECT_TRUE(ui::previewOf(offer, 100, text).isEmpty()) << "nothing would change";
}
