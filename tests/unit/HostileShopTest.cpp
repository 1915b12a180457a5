// Shops whose servers are hostile, broken or in between, over real sockets: what the connection light says, that
// nothing known is lost, and that nothing untrue is on the shelf.

#include "app/Clock.hpp"
#include "app/RemoteShop.hpp"
#include "app/ShelfKeeper.hpp"
#include "commerce/AdapterFactory.hpp"
#include "support/LocaleFile.hpp"
#include "support/TestServer.hpp"

#include <gtest/gtest.h>

#include <format>
#include <functional>
#include <memory>
#include <optional>
#include <string>

using namespace app;
using commerce::ShopKind;
using core::Duration;
using core::Instant;
using support::Answer;
using support::Request;
using support::TestServer;

namespace {

const std::string kGood = R"({"items":[{"sku":"A","title":"卫衣","available":3}]})";

// HTTP's own form of a date, some minutes from now.
std::string dateIn(std::chrono::minutes minutes)
{
	const auto time = std::chrono::floor<std::chrono::seconds>(wallNow() + minutes);
	return std::format("{:%a, %d %b %Y %T} GMT", time);
}

class HostileShopTest : public testing::Test {
protected:
	void follow(ShopKind kind = ShopKind::JsonFeed, const std::string &path = "/stock")
	{
		commerce::ShopSettings settings;
		settings.kind = kind;
		settings.url = server.url(path);
		settings.account = "account";
		settings.headerNames = {"X-Key"};
		settings.mapping.nextPage = "/next";
		settings.pollEvery = Duration::ms(20);
		const commerce::Secrets secrets{
			{"X-Key", kSecret}, {"password", kSecret}, {"token", kSecret}, {"consumerSecret", kSecret}};
		RemoteShopTuning tuning;
		tuning.limits.connect = tuning.limits.total = Duration::ms(400);
		tuning.limits.body = core::ByteCount::bytes(50'000);
		tuning.backoff = {.first = Duration::ms(20), .longest = Duration::ms(80), .least = Duration::ms(5)};
		tuning.refusedWait = Duration::ms(20);
		tuning.random = [] {
			return 0.5;
		};
		auto adapter = commerce::makeAdapter(settings, secrets);
		ASSERT_TRUE(adapter) << adapter.error().sentence.key;
		shop = std::make_unique<RemoteShop>(client, std::move(*adapter), settings, secrets, tuning);
	}

	// As the shop loop does it.
	void playUntil(const std::function<bool()> &done)
	{
		const Instant patience = now() + Duration::seconds(20);
		while (!done() && now() < patience) {
			client.run(Duration::ms(5));
			for (auto &answer : shop->tick(now())) {
				if (answer) {
					shelf.onUpdate("shop", *answer, now());
				}
			}
			shelf.onTrouble("shop", shop->connection(now()).sentence);
			shelf.refresh(now());
		}
		ASSERT_TRUE(done()) << light().sentence.key;
	}

	ShopConnection light() const { return shop->connection(now()); }

	void playUntilLightIs(ConnectionLight wanted)
	{
		playUntil([&] { return light().light == wanted; });
	}

	// A shop that was fine until now.
	void begin(const std::string &path = "/stock", const Answer &good = Answer{200, {}, kGood})
	{
		server.on(path, good);
		follow(ShopKind::JsonFeed, path);
		playUntilLightIs(ConnectionLight::Ok);
		ASSERT_EQ(unitsOf("A"), 3);
	}

	// What the light says once the shop answers like this, with the shelf as it was; and all is well again after
	// it.
	std::string sentenceAfter(const Answer &hostile, ConnectionLight wanted = ConnectionLight::Offline)
	{
		begin();
		server.on("/stock", hostile);
		playUntilLightIs(wanted);
		const core::Message sentence = light().sentence;
		expectShelfIsAsItWas();
		server.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":2}]})"});
		playUntilLightIs(ConnectionLight::Ok);
		EXPECT_EQ(unitsOf("A"), 2);
		return said(sentence);
	}

	void expectShelfIsAsItWas()
	{
		const auto facts = shelf.facts();
		ASSERT_EQ(facts->skus.size(), 1u);
		EXPECT_EQ(unitsOf("A"), 3);
		EXPECT_TRUE(facts->skus[0].stock->listed);
	}

	std::optional<std::int64_t> unitsOf(const std::string &sku) const
	{
		const overlay::SkuFacts *facts = shelf.facts()->find(sku);
		return facts ? facts->stock->available : std::nullopt;
	}

	// In English, with every gap filled in both languages.
	static std::string said(const core::Message &sentence)
	{
		const support::LocaleFile chinese("zh-CN");
		EXPECT_FALSE(core::render(sentence, chinese.translator()).contains('{'));
		EXPECT_TRUE(chinese.missing().empty()) << sentence.key;
		std::string words = core::render(sentence, support::LocaleFile("en-US").translator());
		EXPECT_FALSE(words.contains('{')) << words;
		EXPECT_FALSE(words.contains(kSecret)) << words;
		return words;
	}

	static constexpr const char *kSecret = "k3y-of-the-shop";

	TestServer server;
	net::HttpClient client;
	ShelfKeeper shelf{now(), wallNow()};
	std::unique_ptr<RemoteShop> shop;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

} // namespace

TEST_F(HostileShopTest, AnOversizedAnswerIsCutOff)
{
	EXPECT_SAYS(sentenceAfter(Answer{.endless = 100 << 20}), "larger than");
	EXPECT_LT(server.sentBytes(), 50u << 20);
}

TEST_F(HostileShopTest, AGzipBombIsCutOffAsWell)
{
	// 100,000 times "a".
	const char packed[] =
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xac\xeb\x5f\xc2\x1a"
		"\x1e\x40\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\xaf\x06\x87\xfa\xe2\x1b\xa0\x86\x01\x00";
	EXPECT_SAYS(sentenceAfter(Answer{200, {{"Content-Encoding", "gzip"}}, std::string(packed, sizeof(packed) - 1)}),
		    "larger than");
}

TEST_F(HostileShopTest, ASlowLorisRunsOutOfTime)
{
	EXPECT_SAYS(sentenceAfter(Answer{.body = kGood, .drip = std::chrono::milliseconds(50)}),
		    "did not answer within 0.4 s");
}

TEST_F(HostileShopTest, ALoginPageIsNoStock)
{
	const std::string page = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>sku,available</body>";
	EXPECT_SAYS(sentenceAfter(Answer{200, {{"Content-Type", "text/html"}}, page}), "web page instead of data");
	EXPECT_SAYS(sentenceAfter(Answer{200, {{"Content-Type", "text/csv"}}, page}), "web page instead of data");
}

TEST_F(HostileShopTest, ALoginPageIsNoStockOfAnyShopSystem)
{
	const Answer page{200, {{"Content-Type", "text/html"}}, "\n <html><body>Please log in</body></html>"};
	const std::pair<ShopKind, std::string> firstQuestions[] = {
		{ShopKind::Vendure, "/admin-api"},
		{ShopKind::Shopify, "/admin/api/2026-10/graphql.json"},
		{ShopKind::WooStore, "/wp-json/wc/store/v1/products?per_page=100&offset=0&orderby=id&order=desc"},
	};
	for (const auto &[kind, path] : firstQuestions) {
		server.on(path, page);
		follow(kind, "");
		playUntilLightIs(ConnectionLight::Offline);
		EXPECT_SAYS(said(light().sentence), "web page instead of data");
		EXPECT_TRUE(shelf.facts()->skus.empty());
	}
}

TEST_F(HostileShopTest, NoKeyFollowsARedirectToAnotherHost)
{
	TestServer other;
	other.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":999},{"sku":"B","available":1}]})"});
	for (const int status : {301, 302, 303, 307, 308}) {
		const std::string sentence = sentenceAfter(Answer{status, {{"Location", other.url("/stock")}}, ""});
		EXPECT_SAYS(sentence, std::format("sends us on to http://127.0.0.1:{}", other.port()));
	}
	EXPECT_EQ(other.connections(), 0u) << "not even asked";
}

TEST_F(HostileShopTest, NoKeyFollowsANextPageOnAnotherHost)
{
	TestServer other;
	const std::string body =
		std::format(R"({{"items":[{{"sku":"A","available":3}}],"next":"{}"}})", other.url("/stock"));
	EXPECT_SAYS(sentenceAfter(Answer{200, {}, body}, ConnectionLight::Refused), "next page is at");
	EXPECT_EQ(other.connections(), 0u);
}

TEST_F(HostileShopTest, DeepNestingIsNotFollowed)
{
	EXPECT_SAYS(sentenceAfter(Answer{200, {}, std::string(20'000, '[')}), "nested deeper than 64");
	const std::string objects = [] {
		std::string text;
		for (int depth = 0; depth < 5000; ++depth) {
			text += R"({"a":)";
		}
		return text;
	}();
	EXPECT_SAYS(sentenceAfter(Answer{200, {}, objects}), "nested deeper than 64");
}

TEST_F(HostileShopTest, AFigureThatIsGivenTwiceMovesNothing)
{
	begin();
	server.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":3,"available":9000}]})"});
	const std::size_t asked = server.requests().size();
	playUntil([&] { return server.requests().size() > asked + 2; });
	expectShelfIsAsItWas();
	EXPECT_SAYS(said(shelf.view(now()).feed), "given twice");
	EXPECT_SAYS(sentenceAfter(Answer{200, {}, R"({"items":[{"sku":"A","available":1}],"items":[]})"}),
		    "is given twice");
}

TEST_F(HostileShopTest, AByteOrderMarkIsNoContent)
{
	begin("/stock", Answer{200, {}, "\xef\xbb\xbf" + kGood});
	begin("/stock.csv",
	      Answer{200, {{"Content-Type", "text/csv"}}, "\xef\xbb\xbfsku,title,available\r\nA,x,3\r\n"});
}

TEST_F(HostileShopTest, GbkIsReadWhereItIsDeclaredOrPlain)
{
	// "sku,title,available\nA,黑色卫衣加绒,3\n"
	const std::string gbk = "sku,title,available\nA,\xba\xda\xc9\xab\xce\xc0\xd2\xc2\xbc\xd3\xc8\xde,3\n";
	for (const char *type : {"text/csv; charset=GBK", "text/csv;charset=\"gb2312\"", "text/csv"}) {
		begin("/stock", Answer{200, {{"Content-Type", type}}, gbk});
		EXPECT_EQ(shelf.facts()->find("A")->stock->title, "黑色卫衣加绒") << type;
	}
}

TEST_F(HostileShopTest, TextOfNoKnownCharsetIsNotGuessed)
{
	// "Größe" in Latin-1, and Hangul in EUC-KR, which is made of the same pairs as GBK.
	for (const char *title : {"Gr\xf6\xdf"
				  "e",
				  "\xb0\xcb\xc1\xa4 \xc8\xc4\xb5\xe5\xc6\xbc \xb1\xe2\xb8\xf0"}) {
		const std::string body = std::format("sku,title,available\nA,{},9\n", title);
		EXPECT_SAYS(sentenceAfter(Answer{200, {{"Content-Type", "text/csv"}}, body}),
			    "not UTF-8 text (line 2)");
	}
}

TEST_F(HostileShopTest, ClocksThatAreFarApartAreSaid)
{
	for (const int minutes : {-20, 20}) {
		begin("/stock", Answer{200, {{"Date", dateIn(std::chrono::minutes(minutes))}}, kGood});
		playUntil([&] { return !light().remarks.empty(); });
		EXPECT_EQ(light().light, ConnectionLight::Ok) << "the figures hold";
		EXPECT_SAYS(said(light().remarks[0]), "are 20 min apart");
	}
	begin("/stock", Answer{200, {{"Date", dateIn(std::chrono::minutes(-20))}, {"Age", "1200"}}, kGood});
	EXPECT_TRUE(light().remarks.empty()) << "a cache has kept it";
}

// As WooCommerce does it: a signature with a time that is 15 minutes off is refused.
TEST_F(HostileShopTest, SignaturesBearTheShopsTime)
{
	const auto ahead = std::chrono::minutes(20);
	follow(ShopKind::WooCommerce, "");
	int refused = 0;
	const auto script = [&](const Request &request) {
		const auto at = request.path.find("oauth_timestamp=");
		const std::int64_t sent = at == std::string::npos ? 0 : std::stoll(request.path.substr(at + 16));
		const auto shopNow = std::chrono::floor<std::chrono::seconds>(wallNow() + ahead);
		const bool fits = std::abs(shopNow.time_since_epoch().count() - sent) < 15LL * 60;
		refused += fits ? 0 : 1;
		const std::pair<std::string, std::string> date{"Date", dateIn(ahead)};
		return fits ? Answer{200, {date}, "[]"}
			    : Answer{401, {date}, R"({"code":"x","message":"Invalid timestamp."})"};
	};
	server.onAny(script);
	playUntilLightIs(ConnectionLight::Ok);
	EXPECT_GE(refused, 1) << "the first question could not know";
	ASSERT_FALSE(light().remarks.empty());
	EXPECT_SAYS(said(light().remarks[0]), "are 20 min apart");
}
