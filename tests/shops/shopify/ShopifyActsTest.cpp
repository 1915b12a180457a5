#include "shops/shopify/ShopifyMock.hpp"

using namespace shopify_mock;

namespace {

class ShopifyActs : public ShopifyMock {
protected:
	static const ActOutcome &outcomeOf(const Asked<Exchanged> &done) { return *done->last.outcome; }

	bool shirtIsPaused()
	{
		const auto read = runner.run(open.readSome({kShirtS}));
		return read && !read->update.levels.empty() && read->update.levels[0].paused;
	}
};

} // namespace

TEST_F(ShopifyActs, SetTheStockThatThePersonSaw)
{
	ShopAct set = act(ActKind::SetStock, 20);
	set.seen = 12;
	const auto done = runner.run(open.act(set));
	ASSERT_TRUE(done) << sentenceOf(done) << wordsOf(done);
	EXPECT_EQ(outcomeOf(done).before, 12);
	EXPECT_EQ(outcomeOf(done).after, 20);
	EXPECT_EQ(shirtsInWarehouse(), 20);

	ShopAct undo = *outcomeOf(done).undo;
	control({{"do", "order"},
		 {"lines", json::array({json::array({"LS-S", 3})})}}); // sold meanwhile, and still sold after the undo
	undo.key = "undo";
	const auto undone = runner.run(open.act(undo));
	ASSERT_TRUE(undone) << sentenceOf(undone) << wordsOf(undone);
	EXPECT_EQ(shirtsInWarehouse(), 9);
	EXPECT_EQ(outcomeOf(undone).before, 17);
	EXPECT_EQ(outcomeOf(undone).after, 9);
}

TEST_F(ShopifyActs, SetNothingWhereTheStockHasMoved)
{
	control({{"do", "set"}, {"sku", "LS-S"}, {"units", 4}});
	ShopAct set = act(ActKind::SetStock, 20);
	set.seen = 12;
	const auto done = runner.run(open.act(set));
	ASSERT_FALSE(done);
	EXPECT_EQ(done.error().kind, FaultKind::Conflict);
	EXPECT_EQ(sentenceOf(done), "Shop.StockMoved");
	EXPECT_EQ(shirtsInWarehouse(), 4);
}

TEST_F(ShopifyActs, AreDoneOnceHoweverOftenTheyAreSent)
{
	const ShopAct more = act(ActKind::AddStock, 5);
	ASSERT_TRUE(runner.run(open.act(more)));
	const auto again = runner.run(open.act(more));
	ASSERT_TRUE(again) << sentenceOf(again) << wordsOf(again);
	EXPECT_EQ(shirtsInWarehouse(), 17);
	ASSERT_TRUE(runner.run(open.act(act(ActKind::AddStock, -2)))) << "another one";
	EXPECT_EQ(shirtsInWarehouse(), 15);
}

TEST_F(ShopifyActs, SayWhatTheShopSaysWhenItRefuses)
{
	const auto tooMany = runner.run(open.act(act(ActKind::SetStock, 1'500'000'000)));
	ASSERT_FALSE(tooMany);
	EXPECT_EQ(tooMany.error().kind, FaultKind::Refused);
	EXPECT_THAT(wordsOf(tooMany), testing::HasSubstr("1,000,000,000"));

	ShopAct untracked = act(ActKind::SetStock, 1);
	untracked.variantId = "gid://shopify/ProductVariant/301";
	EXPECT_EQ(sentenceOf(runner.run(open.act(untracked))), "Shop.NotTracked");
	ShopAct elsewhere = act(ActKind::SetStock, 1);
	elsewhere.location = kAnnex;
	EXPECT_EQ(sentenceOf(runner.run(open.act(elsewhere))), "Shopify.NotAtPlace");
	ShopAct anywhere = act(ActKind::SetStock, 1);
	anywhere.location.clear();
	EXPECT_EQ(sentenceOf(runner.run(open.act(anywhere))), "Shopify.WhichPlace");
	ShopAct gone = act(ActKind::AddStock, 1);
	gone.variantId = "gid://shopify/ProductVariant/99999";
	EXPECT_EQ(sentenceOf(runner.run(open.act(gone))), "Shop.VariantGone");
	control({{"do", "scopes"}, {"scopes", json::array({"read_products", "read_inventory", "read_locations"})}});
	EXPECT_EQ(sentenceOf(runner.run(open.act(act(ActKind::SetStock, 1)))), "Shopify.Denied");
	EXPECT_EQ(sentenceOf(runner.run(open.act(act(ActKind::Pause)))), "Shopify.Denied");
}

TEST_F(ShopifyActs, PauseAProductAndBringItBack)
{
	const auto paused = runner.run(open.act(act(ActKind::Pause)));
	ASSERT_TRUE(paused) << sentenceOf(paused) << wordsOf(paused);
	EXPECT_TRUE(shirtIsPaused());
	ASSERT_TRUE(outcomeOf(paused).undo);
	EXPECT_EQ(outcomeOf(paused).undo->kind, ActKind::Resume);
	const auto again = runner.run(open.act(act(ActKind::Pause)));
	ASSERT_TRUE(again) << sentenceOf(again);
	EXPECT_EQ(outcomeOf(again).remark.key, "Shop.PausedAlready");
	EXPECT_FALSE(outcomeOf(again).undo) << "nothing was done";
	ASSERT_TRUE(runner.run(open.act(*outcomeOf(paused).undo)));
	EXPECT_FALSE(shirtIsPaused());
}

TEST_F(ShopifyActs, BringBackAnUnlistedProductUnlisted)
{
	ShopAct pause = act(ActKind::Pause);
	pause.productId = "gid://shopify/Product/5";
	const auto paused = runner.run(open.act(pause));
	ASSERT_TRUE(paused) << sentenceOf(paused);
	ASSERT_TRUE(runner.run(open.act(*outcomeOf(paused).undo)));
	const json requests = control({{"do", "requests"}});
	EXPECT_EQ(requests.back()["variables"]["status"], "UNLISTED");
}
