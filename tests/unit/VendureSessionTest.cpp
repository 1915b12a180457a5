#include "net/Digest.hpp"
#include "unit/VendureShapes.hpp"

using namespace vendure_shapes;

TEST_F(VendureTest, TheAddressMayNameTheApiOrOnlyTheServer)
{
	for (const char *url : {"https://shop.example", "https://shop.example/", " https://shop.example/admin-api",
				"https://shop.example/admin-api/"}) {
		EXPECT_EQ(adapterFor(url)->readAll()->first().url, "https://shop.example/admin-api") << url;
	}
	EXPECT_EQ(adapterFor("http://localhost:3000/eu")->probe()->first().url, "http://localhost:3000/eu/admin-api");
}

TEST_F(VendureTest, NeedsAnAddressANameAndAPassword)
{
	const auto why = [](const char *url, const char *account, Secrets secrets) {
		ShopSettings settings;
		settings.url = url;
		settings.account = account;
		return VendureAdapter::make(settings, std::move(secrets)).error().sentence.key;
	};
	EXPECT_EQ(why("", "a", {{"password", "p"}}), "Shop.UrlMissing");
	EXPECT_EQ(why("ftp://shop.example", "a", {{"password", "p"}}), "Net.BadScheme");
	EXPECT_EQ(why("https://shop.example", "", {{"password", "p"}}), "Vendure.NoAccount");
	EXPECT_EQ(why("https://shop.example", "a", {}), "Vendure.NoAccount");
}

TEST_F(VendureTest, LogsInAndShowsItsTokenFromThenOn)
{
	EXPECT_TRUE(adapter->needsLogin(kNow));
	const auto request = adapter->login()->first();
	EXPECT_EQ(request.method, "POST");
	EXPECT_EQ(json::parse(request.body)["variables"], json({{"user", "superadmin"}, {"password", "pass\"word"}}));
	EXPECT_THAT(adapter->seal({}, kNow).headers, IsEmpty());
	logIn();
	EXPECT_FALSE(adapter->needsLogin(kNow));
	const auto sealed = adapter->seal({}, kNow);
	EXPECT_THAT(sealed.headers,
		    ElementsAre(std::pair<std::string, std::string>("Authorization", "Bearer bf48fe8a")));
	adapter->forgetSession();
	EXPECT_TRUE(adapter->needsLogin(kNow));
	EXPECT_THAT(adapter->seal({}, kNow).headers, IsEmpty());
}

TEST_F(VendureTest, AServerWithoutTokensGivesCookies)
{
	const auto login = adapter->login();
	ASSERT_TRUE(answer(*login, R"({"data":{"login":{"__typename":"CurrentUser"}}})", 200,
			   {{"set-cookie", "session=eyJ0; path=/; samesite=lax; httponly"},
			    {"set-cookie", "session.sig=k3; path=/; httponly"}}));
	EXPECT_THAT(adapter->seal({}, kNow).headers,
		    ElementsAre(std::pair<std::string, std::string>("Cookie", "session=eyJ0; session.sig=k3")));
}

TEST_F(VendureTest, ALoginLearnsHowThePlacesAreCalled)
{
	const auto logInThenHear = [&](const std::string &about) {
		adapter = adapterFor("https://shop.example");
		const auto login = adapter->login();
		login->first();
		const auto first = answer(*login, R"({"data":{"login":{"__typename":"CurrentUser"}}})", 200,
					  {{"vendure-auth-token", "bf48fe8a"}});
		EXPECT_TRUE(first && first->next && first->next->body.contains("stockLocations"));
		auto heard = answer(*login, about);
		if (about == kForbidden) { // who we are
			heard = answer(*login, R"({"data":{"me":{"id":"1"}}})");
		}
		EXPECT_TRUE(heard && heard->next && heard->next->body.contains("moneyStrategyPrecision"));
		EXPECT_FALSE(answer(*login, moneyDigits(2))->next) << "the session is there in any case";
		const auto reading = adapter->readAll();
		reading->first();
		return answer(*reading, variants(variant({}), 1))->update.locations;
	};
	EXPECT_THAT(logInThenHear(R"({"data":{"stockLocations":{"items":[{"id":"1","name":"Back room"}]}}})"),
		    ElementsAre(std::pair<const std::string, std::string>("1", "Back room")));
	EXPECT_THAT(logInThenHear(kForbidden), IsEmpty());
}

TEST_F(VendureTest, AWrongPasswordIsForAPersonToMend)
{
	const auto reply = answer(*adapter->login(), R"({"data":{"login":{"__typename":"InvalidCredentialsError",)"
						     R"("errorCode":"INVALID_CREDENTIALS_ERROR",)"
						     R"("message":"The provided credentials are invalid"}}})");
	EXPECT_EQ(kindOf(reply), FaultKind::Refused);
	EXPECT_EQ(sentenceOf(reply), "Vendure.WrongPassword");
	EXPECT_TRUE(adapter->needsLogin(kNow));
	EXPECT_EQ(sentenceOf(answer(*adapter->login(), R"({"data":{"login":{"__typename":"NotVerifiedError",)"
						       R"("message":"Verify first"}}})")),
		  "Vendure.NoLogin");
	EXPECT_EQ(sentenceOf(answer(*adapter->login(), R"({"data":{"login":{"__typename":"CurrentUser"}}})")),
		  "Vendure.NoSession");
	EXPECT_EQ(sentenceOf(answer(*adapter->login(), R"({"data":{"login":null}})")), "Shop.NotGraphQl");
}

TEST_F(VendureTest, ForbiddenMeansTheSessionIsOverWhenNobodyIsThere)
{
	const auto exchange = adapter->readAll();
	exchange->first();
	const auto asked = answer(*exchange, kForbidden);
	ASSERT_TRUE(asked && asked->next);
	EXPECT_NE(asked->next->body.find("me { id }"), std::string::npos);
	const auto nobody = answer(*exchange, R"({"errors":[{"message":"x","path":["me"],)"
					      R"("extensions":{"code":"FORBIDDEN"}}],"data":{"me":null}})");
	EXPECT_EQ(kindOf(nobody), FaultKind::Unauthorized);
}

TEST_F(VendureTest, ForbiddenMeansAMissingRightWhenWeAreKnown)
{
	const auto exchange = adapter->readAll();
	ASSERT_TRUE(answer(*exchange, kForbidden));
	const auto known = answer(*exchange, R"({"data":{"me":{"id":"2"}}})");
	EXPECT_EQ(kindOf(known), FaultKind::Refused);
	EXPECT_EQ(sentenceOf(known), "Vendure.NotAllowed");
}

// As the push plugin sent them.
TEST_F(VendureTest, BelievesAPushOnlyWithItsSignature)
{
	const auto push = [](std::string body) {
		const std::string signature = net::base64(net::hmacSha256("test", body));
		return PushMessage{{{"content-type", "application/json"}, {"x-vendure-hmac-sha256", signature}},
				   std::move(body)};
	};
	const auto moved = push(R"({"id":"0b41c3f2-7a2e-4f0e-8b7a-d4a1d6f0a001","topic":"stock.allocation",)"
				R"("at":"2026-11-22T22:02:13.310Z","data":[{"variantId":"1","locationId":"1",)"
				R"("quantity":2,"type":"ALLOCATION"},{"variantId":"undefined"}]})");
	const auto news = adapter->readPush(moved);
	ASSERT_TRUE(news) << news.error().sentence.key;
	EXPECT_EQ(news->id, "0b41c3f2-7a2e-4f0e-8b7a-d4a1d6f0a001");
	EXPECT_THAT(news->variants, ElementsAre("1"));
	EXPECT_TRUE(news->orders);
	EXPECT_EQ(news->sentAt, readTime("2026-11-22T22:02:13.310Z"));

	const auto placed =
		adapter->readPush(push(R"({"id":"2","topic":"order.placed","at":"2026-11-22T22:02:13Z",)"
				       R"("data":{"code":"P9","lines":[{"variantId":"3","quantity":1}]}})"));
	ASSERT_TRUE(placed);
	EXPECT_THAT(placed->variants, ElementsAre("3"));
	EXPECT_TRUE(placed->orders);

	const auto edited = adapter->readPush(push(R"({"id":"3","topic":"variant.updated","at":"2026-11-22T22:02:13Z",)"
						   R"("data":[{"variantId":"4","enabled":false}]})"));
	ASSERT_TRUE(edited);
	EXPECT_FALSE(edited->orders);

	auto forged = moved;
	forged.body.replace(forged.body.find("ALLOCATION"), 1, "B");
	EXPECT_EQ(adapter->readPush(forged).error().sentence.key, "Push.BadSignature");
	EXPECT_EQ(adapter->readPush({{}, moved.body}).error().sentence.key, "Push.BadSignature");
	EXPECT_EQ(adapter->readPush(push(R"({"topic":"stock.sale"})")).error().sentence.key, "Push.NotUnderstood");
	EXPECT_FALSE(adapter->readPush(push("[")));

	ShopSettings settings;
	settings.url = "https://shop.example";
	settings.account = "superadmin";
	const auto without = std::move(*VendureAdapter::make(settings, {{"password", "p"}}));
	EXPECT_FALSE(without->abilities().pushes);
	EXPECT_EQ(without->readPush(moved).error().sentence.key, "Push.NoSecret");
}
