#include "commerce/StorefrontAdapter.hpp"
#include "shops/shopify/ShopifyMock.hpp"

using namespace shopify_mock;

namespace {

class Storefront : public ShopifyMock {
protected:
	StorefrontAdapter window{settings(), {{"publicToken", "mock-public"}}};
	ExchangeRunner outside{window};
};

} // namespace

TEST_F(Storefront, ShowsWhatCustomersCanBuy)
{
	const auto read = outside.run(window.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_TRUE(read->update.complete);
	EXPECT_GT(read->replies.size(), 2u);
	EXPECT_EQ(find(read->update, "LS-M")->available, 35) << "all places together";
	EXPECT_EQ(find(read->update, "LS-S")->available, 12) << "without the shop floor";
	EXPECT_EQ(find(read->update, "LS-S")->location, "");
	EXPECT_TRUE(find(read->update, "MUG-1")->backorder);
	EXPECT_EQ(find(read->update, "301")->available, std::nullopt) << "not tracked";
	EXPECT_FALSE(find(read->update, "LATER")) << "a draft is not in the window";
	EXPECT_EQ(find(read->update, "LS-L")->price->text(), "¥139.90");
	EXPECT_EQ(find(read->update, "LS-L")->picture, "https://cdn.example/shirt-l.jpg?width=800");
	EXPECT_EQ(find(read->update, "LS-M")->picture, "https://cdn.example/shirt.jpg?width=800") << "its product's";
	EXPECT_EQ(find(read->update, "LS-M")->link, "https://mock.example/products/linen-shirt");
	control({{"do", "set"}, {"sku", "LS-L"}, {"units", 0}});
	const auto some = outside.run(window.readSome({"gid://shopify/ProductVariant/103"}));
	ASSERT_TRUE(some) << sentenceOf(some);
	EXPECT_EQ(find(some->update, "LS-L")->available, 0);
	EXPECT_EQ(find(some->update, "LS-L")->title, "Linen Shirt");
}

TEST_F(Storefront, NeedsItsOwnToken)
{
	StorefrontAdapter stranger(settings(), {{"publicToken", "other"}});
	ExchangeRunner there(stranger);
	EXPECT_EQ(there.run(stranger.readAll()).error().kind, FaultKind::Unauthorized);
	EXPECT_EQ(StorefrontAdapter::make(settings(), {}).error().sentence.key, "Shopify.NoPublicToken");
	const auto probe = outside.run(window.probe());
	ASSERT_TRUE(probe) << sentenceOf(probe);
	EXPECT_EQ(probe->last.findings->shop, "Mock Linen");
	EXPECT_TRUE(window.abilities().acts.empty()) << "read only";
}
