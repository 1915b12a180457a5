#include "commerce/WooStoreAdapter.hpp"
#include "unit/WooShapes.hpp"

using namespace woo_shapes;

TEST(WooStore, TellsNumbersOnlyWhereTheShopDoes)
{
	const Site site({{"type=variation", R"([
	 {"id":121,"name":"Linen Shirt","parent":12,"type":"variation","variation":"Size: S","sku":"LS-S","is_in_stock":true,
	  "is_on_backorder":false,"low_stock_remaining":2,"stock_availability":{"text":"2 in stock","class":"in-stock"},
	  "is_purchasable":true,"permalink":"https://shop.example/product/shirt/?attribute_size=S",
	  "prices":{"price":"2990","regular_price":"3990","currency_code":"EUR","currency_minor_unit":2},
	  "images":[{"id":4,"src":"https://shop.example/s.jpg","thumbnail":"https://shop.example/s-324x324.jpg"}]},
	 {"id":122,"name":"Linen Shirt","parent":12,"type":"variation","variation":"Size: M","sku":"LS-M","is_in_stock":false,
	  "is_on_backorder":false,"low_stock_remaining":null,"is_purchasable":false,
	  "prices":{"price":"0","currency_code":"EUR","currency_minor_unit":2},"images":[]}])"},
			 {"products?", R"([
	 {"id":11,"name":"Jade Mug","parent":0,"type":"simple","variation":"","sku":"MUG-1","is_in_stock":true,
	  "is_on_backorder":false,"low_stock_remaining":null},
	 {"id":12,"name":"Linen Shirt","parent":0,"type":"variable","variation":"","sku":"","is_in_stock":true,
	  "is_on_backorder":false,"low_stock_remaining":null},
	 {"id":14,"name":"Poster","parent":0,"type":"simple","variation":"","sku":"POSTER","is_in_stock":true,
	  "is_on_backorder":true,"low_stock_remaining":null}])"}});
	ShopSettings settings;
	settings.url = "shop.example";
	WooStoreAdapter store(settings);
	const Told told = site.ask(store.readAll());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_TRUE(told.update.complete);
	EXPECT_EQ(told.update.levels.size(), 4u);
	EXPECT_EQ(find(told, "LS-S")->available, 2);
	EXPECT_EQ(find(told, "LS-S")->variantId, "12/121");
	EXPECT_EQ(find(told, "LS-M")->available, 0);
	EXPECT_EQ(find(told, "MUG-1")->available, std::nullopt) << "in stock, but nobody says how many";
	EXPECT_TRUE(find(told, "POSTER")->backorder);
	EXPECT_EQ(find(told, "LS-S")->price->text(), "€29.90");
	EXPECT_EQ(find(told, "LS-S")->picture, "https://shop.example/s.jpg");
	EXPECT_EQ(find(told, "LS-S")->link, "https://shop.example/product/shirt/?attribute_size=S");
	EXPECT_EQ(find(told, "LS-M")->price, std::nullopt) << "what cannot be bought has no price";
	EXPECT_EQ(find(told, "LS-M")->picture, "");
	const Told some = site.ask(store.readSome({"12/121", "11"}));
	ASSERT_EQ(some.requests.size(), 2u);
	EXPECT_THAT(some.requests[1].url, HasSubstr("include=121"));
	EXPECT_FALSE(some.update.complete);
	EXPECT_TRUE(store.abilities().acts.empty());
}

TEST(WooStore, CountsWhatIsSold)
{
	ShopSettings settings;
	settings.url = "shop.example";
	WooStoreAdapter store(settings);
	const Site site({{"type=variable", "[]", 200, 2},
			 {"type=variation", "[]", 200, 8},
			 {"products?per_page=1", "[]", 200, 5}});
	const Told told = site.ask(store.probe());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.last.findings->variants, 11);
	ASSERT_EQ(told.last.findings->remarks.size(), 1u);
	EXPECT_EQ(told.last.findings->remarks[0].key, "Woo.OnlyLowStock");

	const Site simple({{"type=variable", "[]", 200, 0}, {"products?per_page=1", "[]", 200, 5}});
	EXPECT_EQ(simple.ask(store.probe()).last.findings->variants, 5);
}
