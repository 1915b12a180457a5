#include "app/Clock.hpp"
#include "app/RemoteShop.hpp"
#include "commerce/FeedAdapter.hpp"
#include "support/Sentences.hpp"
#include "support/TestServer.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <memory>

using namespace app;
using core::Duration;
using core::Instant;
using support::Answer;
using support::Request;
using support::TestServer;

namespace {

using Outcome = core::Expected<commerce::ShopUpdate>;

const std::string kGood = R"({"items":[{"sku":"A","available":3}]})";

// A shop behind a real server, asked by a feed the way the shop loop does it.
class RemoteFeedTest : public testing::Test {
protected:
	RemoteFeedTest() { server = std::make_unique<TestServer>(); }

	void follow(const std::string &path, Duration limit = Duration::seconds(5))
	{
		commerce::ShopSettings settings;
		settings.kind = commerce::ShopKind::JsonFeed;
		settings.url = server->url(path);
		settings.pollEvery = Duration::ms(20);
		settings.headerNames = {"X-Key"};
		const commerce::Secrets values{{"X-Key", "secret"}};
		RemoteShopTuning tuning;
		tuning.limits.connect = tuning.limits.total = limit;
		tuning.backoff = {.first = Duration::ms(20), .longest = Duration::ms(80), .least = Duration::ms(5)};
		tuning.random = [] {
			return 0.5;
		};
		feed = std::make_unique<RemoteShop>(client, std::make_unique<commerce::FeedAdapter>(settings, values),
						    settings, values, tuning);
	}

	// What the feed says next.
	Outcome next()
	{
		const Instant patience = now() + Duration::seconds(20);
		while (said.empty() && now() < patience) {
			client.run(Duration::ms(10));
			for (Outcome &outcome : feed->tick(now())) {
				said.push_back(std::move(outcome));
			}
		}
		if (said.empty()) {
			return core::fail({"Test.SaidNothing", {}});
		}
		Outcome first = std::move(said.front());
		said.pop_front();
		return first;
	}

	std::string nextSentence()
	{
		const Outcome outcome = next();
		return outcome ? (outcome->unchanged ? "unchanged" : "fine") : outcome.error().sentence.key;
	}

	std::unique_ptr<TestServer> server;
	net::HttpClient client;
	std::unique_ptr<RemoteShop> feed;
	std::deque<Outcome> said;
};

std::string valueOf(const Outcome &outcome, const std::string &name)
{
	return outcome ? "(fine)" : support::valueOf(outcome.error().sentence, name);
}

} // namespace

TEST_F(RemoteFeedTest, ReadsTheShopAgainAndAgain)
{
	int asked = 0;
	server->on("/stock", [&asked](const Request &) {
		return Answer{200, {}, R"({"items":[{"sku":"A","available":)" + std::to_string(10 - asked++) + "}]}"};
	});
	follow("/stock");
	for (const int left : {10, 9, 8}) {
		const Outcome update = next();
		ASSERT_TRUE(update) << update.error().sentence.key;
		EXPECT_EQ(update->levels.at(0).available, left);
		EXPECT_TRUE(update->complete);
		EXPECT_FALSE(update->rehearsal);
	}
	EXPECT_EQ(server->requests().at(0).headers.at("x-key"), "secret");
}

TEST_F(RemoteFeedTest, AsksOnlyForWhatChanged)
{
	server->on("/stock", [](const Request &request) {
		const bool known = request.headers.contains("if-none-match") &&
				   request.headers.at("if-none-match") == "\"v1\"" &&
				   request.headers.at("if-modified-since") == "Wed, 21 Oct 2026 07:28:00 GMT";
		return known ? Answer{304}
			     : Answer{200,
				      {{"ETag", "\"v1\""}, {"Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT"}},
				      kGood};
	});
	follow("/stock");
	EXPECT_EQ(nextSentence(), "fine");
	EXPECT_EQ(nextSentence(), "unchanged");
	EXPECT_EQ(nextSentence(), "unchanged");
	EXPECT_FALSE(server->requests().at(0).headers.contains("if-none-match"));
}

TEST_F(RemoteFeedTest, WhatWasLeftOutIsNotConfirmed)
{
	server->on("/stock", [](const Request &request) {
		return request.headers.contains("if-none-match")
			       ? Answer{304}
			       : Answer{200,
					{{"ETag", "1"}},
					R"({"items":[{"sku":"A","available":3},{"sku":"B","available":1.5}]})"};
	});
	follow("/stock");
	for (int answer = 0; answer < 2; ++answer) {
		const Outcome update = next();
		ASSERT_TRUE(update);
		EXPECT_FALSE(update->unchanged) << "that would confirm B as well";
		EXPECT_EQ(update->levels.size(), 1u);
		EXPECT_EQ(update->remarks.size(), 1u);
	}
}

TEST_F(RemoteFeedTest, ABadAnswerIsNeverWhatA304Confirms)
{
	int asked = 0;
	server->on("/stock", [&asked](const Request &) {
		return ++asked == 1 ? Answer{200, {{"ETag", "1"}}, "not json"} : Answer{304};
	});
	follow("/stock");
	EXPECT_EQ(nextSentence(), "Shop.NotJson");
	EXPECT_EQ(nextSentence(), "Shop.OddStatus") << "there is nothing it could confirm";
	EXPECT_FALSE(server->requests().at(1).headers.contains("if-none-match"));
}

TEST_F(RemoteFeedTest, EachRefusalHasItsSentence)
{
	const std::pair<int, std::string> sentences[] = {
		{401, "Shop.Unauthorized"}, {403, "Shop.Forbidden"},       {404, "Shop.NotFound"},
		{410, "Shop.NotFound"},     {429, "Shop.TooManyRequests"}, {500, "Shop.ServerError"},
		{503, "Shop.ServerError"},  {204, "Shop.OddStatus"},       {400, "Shop.OddStatus"},
	};
	for (const auto &[status, sentence] : sentences) {
		server->on("/stock", Answer{status, {}, ""});
		follow("/stock");
		const Outcome outcome = next();
		ASSERT_FALSE(outcome) << status;
		EXPECT_EQ(outcome.error().sentence.key, sentence) << status;
		EXPECT_EQ(valueOf(outcome, "host"), "127.0.0.1:" + std::to_string(server->port()));
	}
}

TEST_F(RemoteFeedTest, BadBodiesHaveTheirSentences)
{
	server->on("/page", Answer{200, {}, "<html>please log in</html>"});
	server->on("/half", Answer{.body = kGood, .cutAfter = 10});
	server->on("/huge", Answer{.endless = 100 << 20});
	server->on("/slow", Answer{.delay = std::chrono::seconds(30)});
	server->on("/moved", Answer{302, {{"Location", "https://other.example/stock"}}, ""});
	const std::tuple<std::string, std::string, Duration> sentences[] = {
		{"/page", "Shop.WebPage", Duration::seconds(5)},    {"/half", "Net.Broken", Duration::seconds(5)},
		{"/huge", "Net.TooLarge", Duration::seconds(5)},    {"/slow", "Net.TimedOut", Duration::ms(100)},
		{"/moved", "Net.Redirected", Duration::seconds(5)},
	};
	for (const auto &[path, sentence, limit] : sentences) {
		follow(path, limit);
		EXPECT_EQ(nextSentence(), sentence) << path;
	}
	EXPECT_LT(server->sentBytes(), 50u << 20) << "the hundred megabytes were not taken";
}

TEST_F(RemoteFeedTest, NeverMoreThanOneRequestOnItsWay)
{
	server->on("/hang", Answer{.hang = true});
	follow("/hang");
	const Instant until = now() + Duration::ms(300); // fifteen polls' time
	while (now() < until) {
		client.run(Duration::ms(10));
		EXPECT_TRUE(feed->tick(now()).empty());
	}
	EXPECT_EQ(server->requests().size(), 1u);
}

TEST_F(RemoteFeedTest, GoesWithinAMomentWhileTheServerHangs)
{
	server->on("/hang", Answer{.hang = true});
	follow("/hang");
	const Instant patience = now() + Duration::seconds(10);
	while (server->requests().empty() && now() < patience) {
		feed->tick(now());
		client.run(Duration::ms(10));
	}
	ASSERT_EQ(server->requests().size(), 1u);
	const Instant before = now();
	feed.reset();
	EXPECT_LT(now() - before, Duration::ms(100));
	client.run(Duration::ms(1)); // nothing calls back into the feed that is gone
}

TEST_F(RemoteFeedTest, ComesBackWithTheServer)
{
	server->on("/stock", Answer{200, {}, kGood});
	follow("/stock");
	EXPECT_EQ(nextSentence(), "fine");
	const std::uint16_t port = server->port();
	server.reset();
	std::string sentence = nextSentence();
	while (sentence == "fine") { // one may have been on its way
		sentence = nextSentence();
	}
	EXPECT_TRUE(sentence == "Net.CannotConnect" || sentence == "Net.Broken") << sentence;
	for (int attempt = 0; attempt < 5; ++attempt) {
		EXPECT_EQ(nextSentence(), "Net.CannotConnect");
	}
	server = std::make_unique<TestServer>(port);
	server->on("/stock", Answer{200, {}, kGood});
	const Instant patience = now() + Duration::seconds(10);
	while (sentence != "fine" && now() < patience) {
		sentence = nextSentence();
	}
	EXPECT_EQ(sentence, "fine");
}

TEST_F(RemoteFeedTest, WaitsAsLongAsTheServerAsks)
{
	server->on("/stock", Answer{429, {{"Retry-After", "30"}}, ""});
	follow("/stock");
	const Outcome refused = next();
	ASSERT_FALSE(refused);
	EXPECT_EQ(feed->connection(now()).sentence.values,
		  (std::vector<std::pair<std::string, std::string>>{{"wait", "30"}}));
	const Instant later = now();
	feed->tick(later + Duration::seconds(29));
	client.run(Duration::ms(50));
	EXPECT_EQ(server->requests().size(), 1u);
	feed->tick(later + Duration::seconds(31));
	const Instant patience = now() + Duration::seconds(10);
	while (server->requests().size() < 2 && now() < patience) {
		client.run(Duration::ms(10));
	}
	EXPECT_EQ(server->requests().size(), 2u);
}
