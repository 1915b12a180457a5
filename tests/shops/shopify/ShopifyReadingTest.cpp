#include "shops/shopify/ShopifyMock.hpp"

#include <set>

using namespace shopify_mock;
using testing::UnorderedElementsAre;

namespace {

class ShopifyReading : public ShopifyMock {};

} // namespace

TEST_F(ShopifyReading, ReadsEveryVariantPageByPage)
{
	const auto read = runner.run(open.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_TRUE(read->update.complete);
	EXPECT_TRUE(read->update.remarks.empty());
	ASSERT_GT(read->replies.size(), 3u) << "places, and several pages";
	EXPECT_EQ(read->replies.front().update.locations.at(kAnnex), "Annex");
	const std::set<std::string> listed(read->update.stillListed.begin(), read->update.stillListed.end());
	EXPECT_EQ(listed.size(), 127u);
	for (const StockLevel &level : read->update.levels) {
		EXPECT_TRUE(listed.contains(level.variantId)) << level.sku;
	}
	const StockLevel *shirt = find(read->update, "LS-M", kWarehouse);
	ASSERT_TRUE(shirt);
	EXPECT_EQ(shirt->available, 30);
	EXPECT_EQ(shirt->onHand, 31);
	EXPECT_EQ(shirt->committed, 1);
	EXPECT_EQ(shirt->incoming, 0);
	EXPECT_EQ(shirt->title, "Linen Shirt");
	EXPECT_EQ(shirt->variant, "M");
	EXPECT_EQ(shirt->productId, kShirt);
	EXPECT_TRUE(shirt->sourceTime);
	EXPECT_EQ(find(read->update, "LS-M", kAnnex)->available, 5);
	EXPECT_EQ(find(read->update, "PIN-120")->available, 120);
}

TEST_F(ShopifyReading, ReadsWhatACounterShowsBeside)
{
	const auto pointsOfPage = [&] {
		return open.abilities().costOfAll;
	};
	const auto read = runner.run(open.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_EQ(find(read->update, "LS-M")->price->text(), "¥129");
	EXPECT_EQ(find(read->update, "LS-M")->picture, "https://cdn.example/shirt.jpg?width=800") << "its product's";
	EXPECT_EQ(find(read->update, "LS-M")->link, "https://mock.example/products/linen-shirt");
	EXPECT_EQ(find(read->update, "LS-L")->price->text(), "¥139.90");
	EXPECT_EQ(find(read->update, "LS-L")->picture, "https://cdn.example/shirt-l.jpg?width=800");
	EXPECT_EQ(find(read->update, "MUG-1")->picture, "");
	EXPECT_EQ(find(read->update, "LATER")->link, "") << "not in the online store";
	EXPECT_LE(pointsOfPage(), 1000) << "what Shopify lets one question cost";

	// What was told once is not paid for again.
	const auto again = runner.run(open.readAll());
	ASSERT_TRUE(again) << sentenceOf(again);
	EXPECT_LT(again->replies.size(), read->replies.size());
	EXPECT_EQ(find(again->update, "LS-L")->picture, "https://cdn.example/shirt-l.jpg?width=800");
	EXPECT_EQ(find(again->update, "LS-L")->price->text(), "¥139.90");
	const auto some = runner.run(open.readSome({kShirtM}));
	ASSERT_TRUE(some) << sentenceOf(some);
	EXPECT_EQ(find(some->update, "LS-M")->picture, "https://cdn.example/shirt.jpg?width=800");
	EXPECT_EQ(find(some->update, "LS-M")->price->text(), "¥129");
}

TEST_F(ShopifyReading, CountsOnlyWhatCanBeSoldInTheShow)
{
	const auto read = runner.run(open.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_FALSE(find(read->update, "LS-S", "gid://shopify/Location/2"))
		<< "the shop floor sends out no web orders";
	EXPECT_EQ(find(read->update, "FLOOR")->available, 0) << "it lies nowhere else";

	const StockLevel *mug = find(read->update, "MUG-1");
	EXPECT_TRUE(mug->backorder) << "goes on selling";
	EXPECT_EQ(mug->available, -2);
	EXPECT_EQ(mug->variantId, kMug);
	EXPECT_EQ(mug->variant, "") << "a product without options";

	const StockLevel *card = find(read->update, "301");
	ASSERT_TRUE(card) << "without a SKU the id is its name";
	EXPECT_EQ(card->available, std::nullopt) << "not tracked";

	EXPECT_TRUE(find(read->update, "LATER")->paused);
	EXPECT_FALSE(find(read->update, "FLOOR")->paused) << "unlisted ones sell to who has the link";
}

TEST_F(ShopifyReading, CountsTheChosenPlacesOnly)
{
	ShopSettings chosen = settings();
	chosen.locations = {"gid://shopify/Location/2"};
	ShopifyAdapter floor(chosen, {{"token", "shpat_lasting"}});
	ExchangeRunner there(floor);
	const auto read = there.run(floor.readSome({kShirtS, kShirtM}));
	ASSERT_TRUE(read) << sentenceOf(read);
	ASSERT_EQ(read->update.levels.size(), 2u);
	EXPECT_EQ(find(read->update, "LS-S")->available, 2);
	EXPECT_EQ(find(read->update, "LS-M")->available, 0) << "not stocked there";
}

TEST_F(ShopifyReading, ReadsSomeInAsManyRequestsAsItTakes)
{
	std::vector<std::string> ids;
	for (int pin = 1; pin <= 100; ++pin) {
		ids.push_back("gid://shopify/ProductVariant/" + std::to_string(1000 + pin));
	}
	ids.push_back("gid://shopify/ProductVariant/99999999"); // deleted meanwhile
	const auto read = runner.run(open.readSome(ids));
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_EQ(read->update.levels.size(), 100u);
	EXPECT_FALSE(read->update.complete);
	EXPECT_GT(read->replies.size(), 2u);
}

TEST_F(ShopifyReading, AsksForLessWhereTheShopFindsItTooDear)
{
	control({{"do", "mostPoints"}, {"points", 260}});
	const auto before = open.abilities().idsAtOnce;
	const auto read = runner.run(open.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_TRUE(read->update.complete);
	EXPECT_EQ(std::set<std::string>(read->update.stillListed.begin(), read->update.stillListed.end()).size(), 127u);
	EXPECT_LT(open.abilities().idsAtOnce, before);
}

TEST_F(ShopifyReading, BeginsAgainBehindTheLastIdWherePagingWouldEnd)
{
	ShopifyTuning tuning;
	tuning.variantsInARow = 50;
	ShopifyAdapter careful(settings(), {{"token", "shpat_lasting"}}, tuning);
	ExchangeRunner there(careful);
	const auto read = there.run(careful.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_EQ(std::set<std::string>(read->update.stillListed.begin(), read->update.stillListed.end()).size(), 127u);
	EXPECT_EQ(read->update.stillListed.size(), 127u) << "none twice";
}

TEST_F(ShopifyReading, FollowsChangesFromAMark)
{
	const auto start = runner.run(open.changesSince(""));
	ASSERT_TRUE(start) << sentenceOf(start);
	ASSERT_FALSE(start->last.mark.empty());
	EXPECT_TRUE(start->update.levels.empty());

	control({{"do", "set"}, {"sku", "PIN-7"}, {"units", 70}});
	const auto changed = runner.run(open.changesSince(start->last.mark));
	ASSERT_TRUE(changed) << sentenceOf(changed);
	EXPECT_FALSE(changed->update.complete);
	EXPECT_EQ(find(changed->update, "PIN-7")->available, 70);
	EXPECT_FALSE(changed->last.mark.empty());
}

TEST_F(ShopifyReading, SaysWhatItsBudgetIs)
{
	control({{"do", "bucket"}, {"most", 4000}, {"perSecond", 200}, {"level", 3000}});
	const auto read = runner.run(open.readSome({kShirtS}));
	ASSERT_TRUE(read) << sentenceOf(read);
	ASSERT_TRUE(read->last.budget);
	EXPECT_EQ(read->last.budget->perSecond, 200);
	EXPECT_EQ(read->last.budget->burst, 4000);
	EXPECT_NEAR(read->last.budget->left, 3000, 500);
	ASSERT_TRUE(runner.run(open.readSome({kShirtS}))); // its picture is known now
	EXPECT_LT(open.abilities().costOfSome, 30) << "one variant is a small question";
}

TEST_F(ShopifyReading, WaitsUntilItCanPayWhenThrottled)
{
	ASSERT_TRUE(runner.run(open.readSome({kShirtS}))); // knows the places
	control({{"do", "bucket"}, {"most", 1000}, {"perSecond", 10}, {"level", 1}});
	const auto read = runner.run(open.readSome({kShirtS}));
	ASSERT_FALSE(read);
	EXPECT_EQ(read.error().kind, FaultKind::Throttled);
	ASSERT_TRUE(read.error().wait);
	EXPECT_GT(read.error().wait->seconds(), 1) << "some 20 points at 10 a second";
	EXPECT_LT(read.error().wait->seconds(), 10);
}

TEST_F(ShopifyReading, TellsTheShopsTroubleFromItsRefusal)
{
	control({{"do", "outage"}, {"status", 502}});
	EXPECT_EQ(runner.run(open.readAll()).error().kind, FaultKind::Broken);
	control({{"do", "outage"}, {"status", 429}});
	EXPECT_EQ(runner.run(open.readAll()).error().kind, FaultKind::Throttled);
	control({{"do", "outage"}, {"status", 402}});
	EXPECT_EQ(sentenceOf(runner.run(open.readAll())), "Shopify.Frozen");
	ShopifyAdapter stranger(settings(), {{"token", "wrong"}});
	ExchangeRunner there(stranger);
	EXPECT_EQ(there.run(stranger.readAll()).error().kind, FaultKind::Unauthorized);
}

TEST_F(ShopifyReading, SaysWhichRightIsMissing)
{
	control({{"do", "scopes"}, {"scopes", json::array({"read_products", "read_inventory"})}});
	const auto orders = runner.run(open.ordersSince(""));
	ASSERT_FALSE(orders);
	EXPECT_EQ(orders.error().kind, FaultKind::Refused);
	EXPECT_EQ(sentenceOf(orders), "Shopify.Denied");
	EXPECT_THAT(wordsOf(orders), testing::HasSubstr("read_orders"));
	const auto read = runner.run(open.readAll());
	ASSERT_TRUE(read) << "places are a help, no condition: " << sentenceOf(read);
	EXPECT_TRUE(find(read->update, "LS-S", "gid://shopify/Location/2")) << "without them all count";
}

TEST_F(ShopifyReading, FindsWhatAPersonWantsToKnowFirst)
{
	const auto probe = runner.run(open.probe());
	ASSERT_TRUE(probe) << sentenceOf(probe);
	ASSERT_TRUE(probe->last.findings);
	const Findings &found = *probe->last.findings;
	EXPECT_EQ(found.shop, "Mock Linen");
	EXPECT_EQ(found.variants, 127);
	EXPECT_EQ(found.locations.at(kWarehouse), "Warehouse");
	EXPECT_EQ(found.locations.size(), 3u);
	ASSERT_EQ(found.remarks.size(), 1u);
	EXPECT_EQ(found.remarks[0].key, "Shopify.PlaceNotOnline");

	control({{"do", "scopes"}, {"scopes", json::array({"read_products", "read_inventory"})}});
	const auto weak = runner.run(open.probe());
	ASSERT_TRUE(weak) << sentenceOf(weak);
	std::vector<std::string> remarks;
	for (const core::Message &remark : weak->last.findings->remarks) {
		remarks.push_back(remark.key);
	}
	EXPECT_THAT(remarks, UnorderedElementsAre("Shopify.LacksPlaces", "Shopify.LacksOrders", "Shopify.LacksSetStock",
						  "Shopify.LacksPause"));
}
