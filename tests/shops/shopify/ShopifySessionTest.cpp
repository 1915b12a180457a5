#include "app/Clock.hpp"
#include "app/RemoteShop.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "shops/shopify/ShopifyMock.hpp"

using namespace shopify_mock;
using testing::ElementsAre;

namespace {

core::WallTime inHours(int hours)
{
	return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
	       std::chrono::hours(hours);
}

class ShopifySession : public ShopifyMock {
protected:
	static ShopifyAdapter client(const std::string &secret)
	{
		ShopSettings made = settings();
		made.account = "mock-client";
		return {made, {{"clientSecret", secret}}};
	}
};

class ShopifyPush : public ShopifyMock {
protected:
	PushMessage push(const std::string &topic, const json &body, const std::string &secret = "push secret")
	{
		const json made =
			control({{"do", "webhook"}, {"topic", topic}, {"text", body.dump()}, {"secret", secret}});
		PushMessage message{.headers = {}, .body = made["body"]};
		for (const auto &[name, value] : made["headers"].items()) {
			message.headers.emplace_back(name, value);
		}
		return message;
	}

	ShopifyAdapter listening{settings(), {{"token", "shpat_lasting"}, {"pushSecret", "push secret"}}};
	ExchangeRunner there{listening};
};

} // namespace

TEST_F(ShopifySession, IsMadeFromClientIdAndSecret)
{
	ShopifyAdapter adapter = client("mock secret/+");
	ExchangeRunner there(adapter);
	ASSERT_TRUE(adapter.needsLogin(inHours(0)));
	const auto read = there.run(adapter.readAll());
	ASSERT_TRUE(read) << sentenceOf(read);
	EXPECT_FALSE(adapter.needsLogin(inHours(0)));
	EXPECT_FALSE(adapter.needsLogin(inHours(23)));
	EXPECT_TRUE(adapter.needsLogin(inHours(24))) << "before its end, not after";
}

TEST_F(ShopifySession, IsMadeAgainInMidShow)
{
	ShopifyAdapter adapter = client("mock secret/+");
	ExchangeRunner there(adapter);
	ASSERT_TRUE(there.run(adapter.readAll()));
	control({{"do", "endTokens"}});
	const auto refused = there.run(adapter.readAll());
	ASSERT_FALSE(refused);
	EXPECT_EQ(refused.error().kind, FaultKind::Unauthorized);
	adapter.forgetSession();
	EXPECT_TRUE(adapter.needsLogin(inHours(0)));
	EXPECT_TRUE(there.run(adapter.readAll()));

	control({{"do", "tokens"}, {"seconds", 60}});
	adapter.forgetSession();
	ASSERT_TRUE(there.run(adapter.readAll()));
	EXPECT_TRUE(adapter.needsLogin(inHours(0))) << "a minute is no time for a show";
}

// As it is in a show: the token is ended by the shop in the middle of it.
TEST_F(ShopifySession, EndsInMidShowWithoutAWordToAnybody)
{
	net::HttpClient network;
	ShopSettings made = settings();
	made.account = "mock-client";
	made.pollEvery = core::Duration::ms(50);
	const Secrets secrets{{"clientSecret", "mock secret/+"}};
	app::RemoteShop shop(network, std::make_unique<ShopifyAdapter>(made, secrets), made, secrets);
	const auto readAgain = [&](bool all) {
		const core::Instant patience = app::now() + core::Duration::seconds(30);
		while (app::now() < patience) {
			network.run(core::Duration::ms(20));
			for (const auto &heard : shop.tick(app::now())) {
				if (!heard) {
					return heard.error().sentence.key;
				}
				if (!heard->levels.empty() && (heard->complete || !all)) {
					return std::string("read");
				}
			}
		}
		return std::string("nothing came");
	};
	ASSERT_EQ(readAgain(true), "read");
	for (int time = 0; time < 3; ++time) {
		control({{"do", "endTokens"}});
		shop.readSoon({kShirtS}, false, app::now());
		EXPECT_EQ(readAgain(false), "read") << time;
		EXPECT_EQ(shop.connection(app::now()).light, app::ConnectionLight::Ok);
	}
}

TEST_F(ShopifySession, IsRefusedToAWrongSecretWithoutTellingIt)
{
	ShopifyAdapter adapter = client("canary-4711");
	ExchangeRunner there(adapter);
	const auto read = there.run(adapter.readAll());
	ASSERT_FALSE(read);
	EXPECT_EQ(read.error().kind, FaultKind::Refused);
	EXPECT_EQ(sentenceOf(read), "Shopify.LoginRefused");
	EXPECT_THAT(wordsOf(read), testing::Not(testing::HasSubstr("canary")));
}

TEST_F(ShopifySession, NeedsNoneWithATokenThatLasts)
{
	EXPECT_FALSE(open.needsLogin(inHours(1000)));
	EXPECT_EQ(open.login(), nullptr);
	open.forgetSession();
	EXPECT_FALSE(open.needsLogin(inHours(0)));
}

TEST_F(ShopifyPush, NamesTheVariantsToReadNow)
{
	ASSERT_TRUE(there.run(listening.readAll()));
	const json level = {{"inventory_item_id", 8101}, {"location_id", 1}, {"available", 999}};
	const auto news = listening.readPush(push("inventory_levels/update", level));
	ASSERT_TRUE(news) << news.error().sentence.key;
	EXPECT_THAT(news->variants, ElementsAre(kShirtS));
	EXPECT_FALSE(news->orders);
	EXPECT_TRUE(news->sentAt);
	EXPECT_FALSE(news->id.empty());

	const json order = {{"id", 1},
			    {"line_items", {{{"variant_id", 102}}, {{"variant_id", nullptr}}, {{"variant_id", 102}}}}};
	const auto sold = listening.readPush(push("orders/create", order));
	ASSERT_TRUE(sold);
	EXPECT_TRUE(sold->orders);
	EXPECT_THAT(sold->variants, ElementsAre(kShirtM));

	const json product = {{"id", 2}, {"variants", {{{"id", 9007199254740993}}}}};
	EXPECT_THAT(listening.readPush(push("products/update", product))->variants, ElementsAre(kMug));
}

TEST_F(ShopifyPush, IsNotBelievedWithoutItsSignature)
{
	const json level = {{"inventory_item_id", 8101}};
	EXPECT_EQ(listening.readPush(push("inventory_levels/update", level, "other")).error().sentence.key,
		  "Push.BadSignature");
	PushMessage changed = push("inventory_levels/update", level);
	changed.body += " ";
	EXPECT_EQ(listening.readPush(changed).error().sentence.key, "Push.BadSignature");
	changed.headers.clear();
	EXPECT_EQ(listening.readPush(changed).error().sentence.key, "Push.BadSignature");
	EXPECT_EQ(open.readPush(changed).error().sentence.key, "Push.NoSecret");
	EXPECT_FALSE(open.abilities().pushes);
}

// The test of a third party, as published: its signature was made by code that is not ours.
TEST(ShopifySignature, IsTheOnePublished)
{
	ShopSettings made;
	made.url = "demo.myshopify.com";
	ShopifyAdapter adapter(made, {{"token", "t"}, {"pushSecret", "test-webhook-secret"}});
	PushMessage message{.headers = {{"x-shopify-hmac-sha256", "QNyObTlKbMx2qDlPF/ZOZcBqg5OgPg+2oky3zldc0Gw="}},
			    .body = R"({"id":1234567890,"email":"customer@example.com","total_price":"123.45"})"};
	EXPECT_TRUE(adapter.readPush(message));
	message.headers.emplace_back("x-shopify-shop-domain", "other.myshopify.com");
	EXPECT_EQ(adapter.readPush(message).error().sentence.key, "Push.OtherShop");
}

TEST(ShopifySettings, SayWhatIsMissing)
{
	const auto wrong = [](const std::string &url, const std::string &account, const Secrets &secrets) {
		ShopSettings made;
		made.url = url;
		made.account = account;
		const auto adapter = ShopifyAdapter::make(made, secrets);
		return adapter ? std::string() : adapter.error().sentence.key;
	};
	EXPECT_EQ(wrong("", "", {{"token", "t"}}), "Shop.UrlMissing");
	EXPECT_EQ(wrong("two words", "", {{"token", "t"}}), "Net.BadUrl");
	EXPECT_EQ(wrong("demo.myshopify.com", "", {}), "Shopify.NoAccount");
	EXPECT_EQ(wrong("demo.myshopify.com", "id", {}), "Shopify.NoAccount");
	EXPECT_EQ(wrong("demo.myshopify.com", "id", {{"clientSecret", "s"}}), "");
	EXPECT_EQ(wrong("demo.myshopify.com", "", {{"token", "t"}}), "");
}

TEST(ShopifyAddress, IsUnderstoodAsPeopleEnterIt)
{
	EXPECT_EQ(shopifyOrigin("demo.myshopify.com"), "https://demo.myshopify.com");
	EXPECT_EQ(shopifyOrigin(" https://Demo.myshopify.com/admin/products "), "https://demo.myshopify.com");
	EXPECT_EQ(shopifyOrigin("https://admin.shopify.com/store/demo/settings?x=1"), "https://demo.myshopify.com");
	EXPECT_EQ(shopifyOrigin("http://demo.myshopify.com"), "https://demo.myshopify.com") << "never in the clear";
	EXPECT_EQ(shopifyOrigin("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
	EXPECT_EQ(shopifyOrigin(""), "");
}
