#include "net/Digest.hpp"
#include "unit/WooShapes.hpp"

using namespace woo_shapes;

namespace {

const std::string kTwoProducts = R"([
 {"id":11,"name":"Jade Mug","sku":"MUG-1","type":"simple","status":"publish","manage_stock":true,"stock_quantity":100,
  "stock_status":"instock","backorders":"no","date_modified_gmt":"2026-10-01T11:58:00","_links":{}},
 {"id":12,"name":"Linen Shirt","sku":"","type":"variable","status":"publish","manage_stock":false,"stock_quantity":null,
  "stock_status":"instock","backorders":"no"}])";
const std::string kProducts = R"([
 {"id":11,"name":"Jade Mug","sku":"MUG-1","type":"simple","status":"publish","manage_stock":true,"stock_quantity":100,
  "stock_status":"instock","backorders":"no","date_modified_gmt":"2026-10-01T11:58:00","price":"12.50",
  "permalink":"https://shop.example/product/jade-mug/","images":[{"id":1,"src":"https://shop.example/mug.jpg","name":""},
  {"id":2,"src":"https://shop.example/back.jpg"}],"_links":{}},
 {"id":12,"name":"Linen Shirt","sku":"","type":"variable","status":"publish","manage_stock":false,"stock_quantity":null,
  "stock_status":"instock","backorders":"no","price":"29","permalink":"https://shop.example/product/shirt/",
  "images":[{"id":3,"src":"https://shop.example/shirt.jpg"}]},
 {"id":13,"name":"Gift Card","sku":"","type":"simple","status":"publish","manage_stock":false,"stock_quantity":null,
  "stock_status":"instock","backorders":"no"},
 {"id":14,"name":"Poster","sku":"POSTER","type":"simple","status":"draft","manage_stock":true,"stock_quantity":-1,
  "stock_status":"onbackorder","backorders":"notify"},
 {"id":15,"name":"Scarf","sku":"SCARF","type":"variable","status":"publish","manage_stock":true,"stock_quantity":9,
  "stock_status":"instock","backorders":"no"},
 {"id":16,"name":"Set","sku":"SET","type":"grouped","status":"publish","manage_stock":false,"stock_quantity":null},
 {"id":17,"name":"Old Hat","sku":"HAT","type":"simple","status":"publish","manage_stock":false,"stock_quantity":null,
  "stock_status":"outofstock","backorders":"no"}])";
const std::string kShirts = R"([
 {"id":121,"sku":"LS-S","status":"publish","attributes":[{"id":0,"name":"Size","option":"S"}],"manage_stock":true,
  "stock_quantity":2,"stock_status":"instock","backorders":"no","price":"29.90",
  "permalink":"https://shop.example/product/shirt/?attribute_size=S",
  "image":{"id":4,"src":"https://shop.example/s.jpg","name":"","alt":""}},
 {"id":122,"sku":"LS-M","status":"private","attributes":[{"id":0,"name":"Size","option":"M"}],"manage_stock":true,
  "stock_quantity":0,"stock_status":"outofstock","backorders":"no","price":"","permalink":null,"image":null}])";
const std::string kScarves = R"([
 {"id":151,"sku":"SCARF-RED","status":"publish","attributes":[{"id":0,"name":"Colour","option":"Red"}],
  "manage_stock":"parent","stock_quantity":9,"stock_status":"instock","backorders":"no"}])";

const Site kSite({{"products/12/variations?", kShirts},
		  {"products/15/variations?", kScarves},
		  {"products?per_page=100&offset=0&", kProducts},
		  {"products?per_page=100&include=11%2C12&", kTwoProducts}});

} // namespace

TEST(Woo, ReadsProductsAndTheirVariations)
{
	const Told told = kSite.ask(shop().readAll());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_TRUE(told.update.complete);
	EXPECT_EQ(told.requests.size(), 3u) << "a page, and two products with variations";
	EXPECT_THAT(told.update.stillListed,
		    testing::UnorderedElementsAre("11", "13", "12/121", "12/122", "14", "15/151", "17"));
	EXPECT_EQ(find(told, "MUG-1")->available, 100);
	EXPECT_TRUE(find(told, "MUG-1")->sourceTime);
	EXPECT_EQ(find(told, "LS-S")->available, 2);
	EXPECT_EQ(find(told, "LS-S")->title, "Linen Shirt");
	EXPECT_EQ(find(told, "LS-S")->variant, "S");
	EXPECT_EQ(find(told, "LS-S")->productId, "12");
	EXPECT_TRUE(find(told, "LS-M")->paused) << "a private variation";
	EXPECT_EQ(find(told, "13")->available, std::nullopt) << "without stock keeping, and without a SKU";
	EXPECT_EQ(find(told, "HAT")->available, 0) << "no stock keeping, but sold out";
	EXPECT_TRUE(find(told, "POSTER")->backorder);
	EXPECT_TRUE(find(told, "POSTER")->paused) << "a draft";
	EXPECT_EQ(find(told, "POSTER")->available, -1);
	EXPECT_EQ(find(told, "SCARF-RED")->available, 9) << "its product's stock";
	EXPECT_FALSE(find(told, "SET")) << "a list of others";
}

TEST(Woo, ReadsWhatACounterShowsBeside)
{
	const Told told = kSite.ask(shop().readAll());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_THAT(told.requests[0].url, HasSubstr("price%2Cpermalink%2Cimages"));
	EXPECT_THAT(told.requests[1].url, HasSubstr("price%2Cpermalink%2Cimage"));
	const StockLevel *mug = find(told, "MUG-1");
	EXPECT_EQ(mug->price->text(), "12.50") << "the API does not tell the currency";
	EXPECT_EQ(mug->picture, "https://shop.example/mug.jpg");
	EXPECT_EQ(mug->link, "https://shop.example/product/jade-mug/");
	EXPECT_EQ(find(told, "LS-S")->price->text(), "29.90");
	EXPECT_EQ(find(told, "LS-S")->picture, "https://shop.example/s.jpg");
	EXPECT_EQ(find(told, "LS-S")->link, "https://shop.example/product/shirt/?attribute_size=S");
	EXPECT_EQ(find(told, "LS-M")->price, std::nullopt) << "it has none yet";
	EXPECT_EQ(find(told, "LS-M")->picture, "https://shop.example/shirt.jpg") << "its product's";
	EXPECT_EQ(find(told, "LS-M")->link, "https://shop.example/product/shirt/");
	EXPECT_EQ(find(told, "13")->picture, "");
}

TEST(Woo, ReadsSomeInFewRequests)
{
	const Told told = kSite.ask(shop().readSome({"12/121", "11", "12/122"}));
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	ASSERT_EQ(told.requests.size(), 2u);
	EXPECT_THAT(told.requests[1].url, HasSubstr("include=121%2C122"));
	EXPECT_EQ(find(told, "LS-S")->title, "Linen Shirt");
	EXPECT_FALSE(told.update.complete);
}

TEST(Woo, SendsTheKeyOnlyWhereNobodyListens)
{
	const net::HttpRequest request{.url = "https://shop.example/wp-json/wc/v3/products"};
	const auto sealed = shop().seal(request, at(0));
	EXPECT_EQ(sealed.url, request.url);
	EXPECT_THAT(sealed.headers,
		    ElementsAre(testing::Pair("Authorization", "Basic " + net::base64("ck_test:cs_test"))));

	const net::HttpRequest plain{.url = "http://127.0.0.1:8080/wp-json/wc/v3/products"
					    "?per_page=100&_fields=id%2Csku&name=a%20b%26c%2F%C3%BC"};
	const auto signedOne = shop("http://127.0.0.1:8080").seal(plain, at(0));
	EXPECT_TRUE(signedOne.headers.empty());
	// Reckoned by Python's hmac and urllib.
	EXPECT_EQ(signedOne.url, "http://127.0.0.1:8080/wp-json/wc/v3/products?_fields=id%2Csku&name=a%20b%26c%2F%C3%BC"
				 "&oauth_consumer_key=ck_test&oauth_nonce=nonce-1&oauth_signature_method=HMAC-SHA256"
				 "&oauth_timestamp=1790856000&per_page=100&oauth_signature=4V2hbbAxPFUT%"
				 "2FZb8IDoJdf5c0GFOW%2BImngz2Oi2MoxY%3D");
	EXPECT_THAT(signedOne.url, testing::Not(HasSubstr("cs_test")));
	EXPECT_THAT(shop("http://127.0.0.1:8080").seal(plain, at(900)).url, HasSubstr("oauth_timestamp=1790856900"))
		<< "by the shop's clock, whatever ours says";
}

TEST(Woo, SaysWhatIsWrongInTheSitesOwnWords)
{
	const Site refused(
		{{"products",
		  R"({"code":"woocommerce_rest_authentication_error",)"
		  R"("message":"Invalid signature - provided signature does not match.","data":{"status":401}})",
		  401}});
	const Told told = refused.ask(shop().readAll());
	ASSERT_TRUE(told.fault);
	EXPECT_EQ(told.fault->kind, FaultKind::Unauthorized);
	EXPECT_EQ(sentenceOf(told), "Woo.KeyRefused");
	EXPECT_EQ(sentenceOf(Site({}).ask(shop().readAll())), "Woo.NoApi");
	EXPECT_EQ(sentenceOf(Site({{"products", "<html>maintenance</html>", 503}}).ask(shop().readAll())),
		  "Shop.ServerError");
	EXPECT_EQ(sentenceOf(Site({{"products", "<html>hello</html>"}}).ask(shop().readAll())), "Shop.WebPage");
}

TEST(Woo, FindsWhatAPersonWantsToKnowFirst)
{
	const Site site({{"wp-json/?_fields=", R"({"name":"Linen House","namespaces":["wp/v2","wc/v3"]})"},
			 {"v3/products?per_page=1&type=variable", "[]", 200, 3},
			 {"v3/products?per_page=1", "[]", 200, 41},
			 {"store/v1/products?per_page=1&type=variation", "[]", 200, 17},
			 {"orders?per_page=1", R"({"code":"woocommerce_rest_cannot_view","message":"Sorry"})", 403}});
	const Told told = site.ask(shop().probe());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.last.findings->shop, "Linen House");
	EXPECT_EQ(told.last.findings->variants, 41 - 3 + 17);
	ASSERT_EQ(told.last.findings->remarks.size(), 1u);
	EXPECT_EQ(told.last.findings->remarks[0].key, "Woo.NoOrders");
	const Site blog({{"wp-json/?_fields=", R"({"name":"A blog","namespaces":["wp/v2"]})"}});
	EXPECT_EQ(sentenceOf(blog.ask(shop().probe())), "Woo.NoApi");
}

namespace {

PushMessage push(const std::string &topic, const std::string &body, const std::string &secret = "hook")
{
	return {.headers = {{"x-wc-webhook-topic", topic},
			    {"x-wc-webhook-delivery-id", "d-1"},
			    {"x-wc-webhook-signature", net::base64(net::hmacSha256(secret, body))}},
		.body = body};
}

} // namespace

TEST(WooPush, IsAHintOfWhatToRead)
{
	const auto variation =
		shop().readPush(push("product.updated", R"({"id":121,"parent_id":12,"stock_quantity":2})"));
	ASSERT_TRUE(variation);
	EXPECT_THAT(variation->variants, ElementsAre("12/121"));
	EXPECT_EQ(variation->id, "d-1");
	EXPECT_THAT(
		shop().readPush(push("product.updated", R"({"id":12,"parent_id":0,"variations":[121,122]})"))->variants,
		ElementsAre("12/121", "12/122"));
	EXPECT_THAT(shop().readPush(push("product.updated", R"({"id":11,"parent_id":0,"variations":[]})"))->variants,
		    ElementsAre("11"));
	const auto order = shop().readPush(push(
		"order.created",
		R"({"id":501,"line_items":[{"product_id":12,"variation_id":121},{"product_id":11,"variation_id":0}]})"));
	EXPECT_TRUE(order->orders);
	EXPECT_THAT(order->variants, ElementsAre("12/121", "11"));
	const auto hint =
		shop().readPush(push("action.woocommerce_low_stock", R"({"action":"woocommerce_low_stock","arg":[]})"));
	ASSERT_TRUE(hint);
	EXPECT_TRUE(hint->orders) << "it says nothing but that something happened";
}

TEST(WooPush, IsNotBelievedWithoutItsSignature)
{
	EXPECT_EQ(shop().readPush(push("product.updated", R"({"id":1})", "other")).error().sentence.key,
		  "Push.BadSignature");
	EXPECT_EQ(shop().readPush({.headers = {}, .body = R"({"id":1})"}).error().sentence.key, "Push.BadSignature");
	const auto ping = shop().readPush({.headers = {}, .body = "webhook_id=7"});
	ASSERT_TRUE(ping) << "how WooCommerce tries an address";
	EXPECT_TRUE(ping->variants.empty());
	EXPECT_FALSE(ping->orders);
	EXPECT_FALSE(shop().readPush({.headers = {}, .body = "webhook_id=7&x=1"}));
}

TEST(WooAddress, IsUnderstoodAsPeopleEnterIt)
{
	EXPECT_EQ(wooBase("shop.example"), "https://shop.example");
	EXPECT_EQ(wooBase("https://Shop.example/store/"), "https://shop.example/store");
	EXPECT_EQ(wooBase("http://127.0.0.1:8080/wp-admin/?x=1"), "http://127.0.0.1:8080");
	EXPECT_EQ(wooBase("https://shop.example/wp-json/wc/v3"), "https://shop.example");
	EXPECT_EQ(wooBase(""), "");
}

TEST(Woo, SaysSoWhereVariationsAreNotCounted)
{
	const Site site({{"wp-json/?_fields=", R"({"name":"Linen House","namespaces":["wp/v2","wc/v3"]})"},
			 {"v3/products?per_page=1&type=variable", "[]", 200, 3},
			 {"v3/products?per_page=1", "[]", 200, 41},
			 {"store/v1", R"({"code":"rest_no_route","message":"No route"})", 404},
			 {"orders?per_page=1", "[]"}});
	const Told told = site.ask(shop().probe());
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.last.findings->variants, 41);
	ASSERT_EQ(told.last.findings->remarks.size(), 1u);
	EXPECT_EQ(told.last.findings->remarks[0].key, "Woo.VariationsNotCounted");
}
