#include "net/HttpClient.hpp"
#include "app/Clock.hpp"
#include "support/Sentences.hpp"
#include "support/TestServer.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

using core::ByteCount;
using core::Duration;
using namespace net;
using support::Answer;
using support::TestServer;
namespace fs = std::filesystem;

namespace {

using Outcome = core::Expected<HttpResponse>;

HttpRequest get(const std::string &url, HttpHeaders headers = {})
{
	HttpRequest request{url, std::move(headers), {}};
	request.limits.connect = request.limits.total = Duration::seconds(5);
	return request;
}

HttpRequest post(const std::string &url, const std::string &body)
{
	HttpRequest request = get(url, {{"Content-Type", "application/json"}, {"X-Key", "secret"}});
	request.method = "POST";
	request.body = body;
	return request;
}

// Runs the client until this request has ended.
Outcome fetch(HttpClient &client, HttpRequest request)
{
	std::optional<Outcome> outcome;
	client.start(std::move(request), [&](Outcome ended) { outcome = std::move(ended); });
	const core::Instant patience = app::now() + Duration::seconds(20);
	while (!outcome && app::now() < patience) {
		client.run(Duration::seconds(1));
	}
	return outcome ? std::move(*outcome) : core::fail({"Test.NeverEnded", {}});
}

std::string sentenceOf(const Outcome &outcome)
{
	return outcome ? "status " + std::to_string(outcome->status) : outcome.error().sentence.key;
}

using support::valueOf;

class HttpClientTest : public testing::Test {
protected:
	TestServer server;
	HttpClient client;
};

} // namespace

TEST_F(HttpClientTest, BringsStatusHeadersAndBody)
{
	server.on("/a", Answer{200, {{"ETag", "\"1\""}, {"X-Empty", ""}}, "hello"});
	const Outcome outcome = fetch(client, get(server.url("/a"), {{"Authorization", "Bearer s"}, {"X-None", ""}}));
	ASSERT_TRUE(outcome) << outcome.error().detail;
	EXPECT_EQ(outcome->status, 200);
	EXPECT_EQ(outcome->body, "hello");
	EXPECT_EQ(outcome->header("etag"), "\"1\"");
	EXPECT_EQ(outcome->header("x-empty"), "");
	EXPECT_FALSE(outcome->header("x-other"));
	const auto sent = server.requests().at(0).headers;
	EXPECT_EQ(sent.at("authorization"), "Bearer s");
	EXPECT_EQ(sent.at("x-none"), "");
}

TEST_F(HttpClientTest, SendsAMethodWithItsBody)
{
	server.on("/a", Answer{200, {}, "done"});
	const std::string body("{\"x\":\"\0\xe8\xa1\xac\"}", 12);
	EXPECT_EQ(sentenceOf(fetch(client, post(server.url("/a"), body))), "status 200");
	HttpRequest put = get(server.url("/a"));
	put.method = "PUT";
	put.body = "x=1";
	EXPECT_EQ(sentenceOf(fetch(client, put)), "status 200");
	put.method = "DELETE";
	put.body.clear();
	EXPECT_EQ(sentenceOf(fetch(client, put)), "status 200");
	const auto sent = server.requests();
	EXPECT_EQ(sent.at(0).method, "POST");
	EXPECT_EQ(sent.at(0).body, body);
	EXPECT_EQ(sent.at(0).headers.at("content-type"), "application/json");
	EXPECT_EQ(sent.at(1).method, "PUT");
	EXPECT_EQ(sent.at(1).body, "x=1");
	EXPECT_FALSE(sent.at(1).headers.contains("content-type")) << "only what the request says";
	EXPECT_EQ(sent.at(2).method, "DELETE");
	EXPECT_EQ(server.connections(), 1u);
}

TEST_F(HttpClientTest, TheLimitsHoldForWhatIsSentToo)
{
	server.on("/slow", Answer{.delay = std::chrono::seconds(30)});
	server.on("/huge", Answer{.endless = 100 << 20});
	HttpRequest slow = post(server.url("/slow"), "{}");
	slow.limits.total = Duration::ms(150);
	EXPECT_EQ(sentenceOf(fetch(client, slow)), "Net.TimedOut");
	EXPECT_EQ(sentenceOf(fetch(client, post(server.url("/huge"), "{}"))), "Net.TooLarge");
}

TEST_F(HttpClientTest, AnswersOfAnyStatusAreAnswers)
{
	server.on("/500", Answer{500, {}, "broken"});
	EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/500")))), "status 500");
	EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/missing")))), "status 404");
}

TEST_F(HttpClientTest, KeepsTheConnectionForTheNextRequest)
{
	server.on("/a", Answer{200, {}, "hello"});
	for (int request = 0; request < 3; ++request) {
		EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/a")))), "status 200");
	}
	EXPECT_EQ(server.connections(), 1u);
}

TEST_F(HttpClientTest, UnpacksGzip)
{
	const char packed[] =
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00";
	server.on("/gz", Answer{200, {{"Content-Encoding", "gzip"}}, std::string(packed, sizeof(packed) - 1)});
	const Outcome outcome = fetch(client, get(server.url("/gz")));
	ASSERT_TRUE(outcome) << outcome.error().detail;
	EXPECT_EQ(outcome->body, "hello");
	EXPECT_NE(server.requests().at(0).headers.at("accept-encoding").find("gzip"), std::string::npos);
}

TEST_F(HttpClientTest, ASlowServerRunsIntoTheTimeLimit)
{
	server.on("/slow", Answer{.delay = std::chrono::seconds(30)});
	HttpRequest request = get(server.url("/slow"));
	request.limits.total = Duration::ms(150);
	const core::Instant before = app::now();
	const Outcome outcome = fetch(client, request);
	EXPECT_LT(app::now() - before, Duration::seconds(2));
	ASSERT_EQ(sentenceOf(outcome), "Net.TimedOut");
	EXPECT_EQ(valueOf(outcome.error().sentence, "seconds"), "0.15");
	EXPECT_EQ(valueOf(outcome.error().sentence, "host"), "127.0.0.1:" + std::to_string(server.port()));
}

TEST_F(HttpClientTest, HalfABodyIsNoBody)
{
	server.on("/half", Answer{.body = "{\"items\":[]}", .cutAfter = 5});
	EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/half")))), "Net.Broken");
}

TEST_F(HttpClientTest, AHundredMegabytesAreCutOffAtOnce)
{
	constexpr std::uint64_t kHuge = 100 << 20;
	server.on("/huge", Answer{.endless = kHuge});
	const Outcome outcome = fetch(client, get(server.url("/huge")));
	ASSERT_EQ(sentenceOf(outcome), "Net.TooLarge");
	EXPECT_EQ(valueOf(outcome.error().sentence, "limit"), "16");
	EXPECT_LT(server.sentBytes(), kHuge / 2) << "the rest was not even taken";
}

TEST_F(HttpClientTest, AnAnnouncedLengthBeyondTheLimitIsNotReadAtAll)
{
	server.on("/long", Answer{.body = std::string(5 << 20, ' ')});
	HttpRequest request = get(server.url("/long"));
	request.limits.body = ByteCount::bytes(1000);
	EXPECT_EQ(sentenceOf(fetch(client, request)), "Net.TooLarge");
}

TEST_F(HttpClientTest, AGzipBombIsMeasuredUnpacked)
{
	// 100,000 times "a".
	const char packed[] =
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xac\xeb\x5f\xc2\x1a"
		"\x1e\x40\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
		"\x00\x00\x00\xaf\x06\x87\xfa\xe2\x1b\xa0\x86\x01\x00";
	server.on("/gz", Answer{200, {{"Content-Encoding", "gzip"}}, std::string(packed, sizeof(packed) - 1)});
	HttpRequest request = get(server.url("/gz"));
	request.limits.body = ByteCount::bytes(99'999);
	EXPECT_EQ(sentenceOf(fetch(client, request)), "Net.TooLarge");
	request.limits.body = ByteCount::bytes(100'000);
	EXPECT_EQ(sentenceOf(fetch(client, request)), "status 200");
}

TEST_F(HttpClientTest, FollowsARedirectOnTheSameServer)
{
	server.on("/old", Answer{302, {{"Location", "/new?x=1"}}, "moved"});
	server.on("/new?x=1", Answer{200, {}, "here"});
	const Outcome outcome = fetch(client, get(server.url("/old"), {{"X-Key", "secret"}}));
	ASSERT_TRUE(outcome) << outcome.error().detail;
	EXPECT_EQ(outcome->body, "here");
	EXPECT_EQ(server.requests().at(1).headers.at("x-key"), "secret");
}

TEST_F(HttpClientTest, NeverFollowsToAnotherHost)
{
	for (const int status : {301, 302, 303, 307, 308}) {
		TestServer other;
		other.on("/trap", Answer{});
		server.on("/moved", Answer{status, {{"Location", other.url("/trap")}}, ""});
		const Outcome outcome = fetch(client, get(server.url("/moved"), {{"X-Key", "secret"}}));
		ASSERT_EQ(sentenceOf(outcome), "Net.Redirected") << status;
		EXPECT_EQ(valueOf(outcome.error().sentence, "target"),
			  "http://127.0.0.1:" + std::to_string(other.port()));
		EXPECT_EQ(sentenceOf(fetch(client, post(server.url("/moved"), "password"))), "Net.Redirected");
		EXPECT_TRUE(other.requests().empty());
	}
}

TEST_F(HttpClientTest, ABodyGoesOnWhereTheServerSaysSo)
{
	server.on("/new", Answer{200, {}, "here"});
	for (const int status : {307, 308}) {
		server.on("/old", Answer{status, {{"Location", "/new"}}, ""});
		EXPECT_EQ(sentenceOf(fetch(client, post(server.url("/old"), "{\"x\":1}"))), "status 200");
		const auto last = server.requests().back();
		EXPECT_EQ(last.path, "/new");
		EXPECT_EQ(last.method, "POST");
		EXPECT_EQ(last.body, "{\"x\":1}");
		EXPECT_EQ(last.headers.at("x-key"), "secret");
	}
}

TEST_F(HttpClientTest, ABodyIsNeitherDroppedNorSentTwice)
{
	server.on("/new", Answer{200, {}, "here"});
	for (const int status : {301, 302, 303}) {
		server.on("/old", Answer{status, {{"Location", "/new"}}, ""});
		const Outcome outcome = fetch(client, post(server.url("/old"), "{}"));
		ASSERT_EQ(sentenceOf(outcome), "Net.Moved") << status;
		EXPECT_EQ(valueOf(outcome.error().sentence, "target"), server.url(""));
	}
	for (const auto &request : server.requests()) {
		EXPECT_EQ(request.path, "/old");
	}
}

TEST_F(HttpClientTest, NeverFollowsToAnotherScheme)
{
	server.on("/file", Answer{302, {{"Location", "file:///etc/passwd"}}, ""});
	EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/file")))), "Net.Redirected");
}

TEST_F(HttpClientTest, WhatHoldsNoSecretMayBeSentElsewhere)
{
	TestServer other;
	other.on("/sheet.csv", Answer{200, {}, "sku,available"});
	server.on("/published", Answer{307, {{"Location", other.url("/sheet.csv")}}, ""});
	server.on("/file", Answer{307, {{"Location", "file:///etc/passwd"}}, ""});
	HttpRequest request = get(server.url("/published"));
	EXPECT_EQ(sentenceOf(fetch(client, request)), "Net.Redirected");
	request.isPublic = true;
	const Outcome outcome = fetch(client, request);
	ASSERT_TRUE(outcome) << outcome.error().detail;
	EXPECT_EQ(outcome->body, "sku,available");
	request.url = server.url("/file");
	EXPECT_EQ(sentenceOf(fetch(client, request)), "Net.Redirected");
}

TEST_F(HttpClientTest, ARedirectLoopEnds)
{
	server.on("/round", Answer{302, {{"Location", "/round"}}, ""});
	EXPECT_EQ(sentenceOf(fetch(client, get(server.url("/round")))), "Net.RedirectLoop");
	EXPECT_EQ(server.requests().size(), 6u);
}

TEST_F(HttpClientTest, TheTimeLimitCountsAllRedirectsTogether)
{
	server.on("/round",
		  Answer{.status = 302, .headers = {{"Location", "/round"}}, .delay = std::chrono::milliseconds(150)});
	HttpRequest request = get(server.url("/round"));
	request.limits.total = Duration::ms(400);
	EXPECT_EQ(sentenceOf(fetch(client, request)), "Net.TimedOut");
}

TEST_F(HttpClientTest, NobodyThere)
{
	std::uint16_t port = 0;
	{
		TestServer gone;
		port = gone.port();
	}
	EXPECT_EQ(sentenceOf(fetch(client, get("http://127.0.0.1:" + std::to_string(port) + "/"))),
		  "Net.CannotConnect");
	EXPECT_EQ(sentenceOf(fetch(client, get("http://no-such-shop.invalid/"))), "Net.UnknownHost");
}

TEST_F(HttpClientTest, NoTlsWhereTlsIsAskedFor)
{
	server.on("/", Answer{});
	const std::string url = "https://127.0.0.1:" + std::to_string(server.port()) + "/";
	EXPECT_EQ(sentenceOf(fetch(client, get(url))), "Net.NoTls");
}

// A server with a certificate that nobody signed: OpenSSL's own, for two connections.
TEST_F(HttpClientTest, ACertificateThatNobodyTrustsIsRefused)
{
	const fs::path folder = fs::temp_directory_path() / ("liveshelf-tls-" + std::to_string(server.port()));
	fs::create_directories(folder);
	const std::string key = (folder / "key.pem").string(), certificate = (folder / "certificate.pem").string();
	ASSERT_EQ(std::system(("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout " + key +
			       " -out " + certificate + " 2>/dev/null")
				      .c_str()),
		  0);
	FILE *other = popen(("exec openssl s_server -www -alpn h2,http/1.1 -naccept 2 -accept 127.0.0.1:0 -cert " +
			     certificate + " -key " + key + " 2>&1")
				    .c_str(),
			    "r");
	ASSERT_TRUE(other);
	std::string port;
	for (char line[256]; port.empty() && std::fgets(line, sizeof(line), other);) {
		const std::string text = line; // "ACCEPT 127.0.0.1:40123 PID=7"
		if (text.starts_with("ACCEPT ")) {
			port = std::to_string(std::stoi(text.substr(text.rfind(':') + 1)));
		}
	}
	ASSERT_FALSE(port.empty());
	const Outcome outcome = fetch(client, get("https://localhost:" + port + "/", {{"X-Key", "secret"}}));
	EXPECT_EQ(sentenceOf(outcome), "Net.Untrusted");
	EXPECT_EQ(sentenceOf(fetch(client, post("https://localhost:" + port + "/", "secret"))), "Net.Untrusted");
	std::string rest;
	for (char line[256]; std::fgets(line, sizeof(line), other);) {
		rest += line;
	}
	pclose(other);
	EXPECT_EQ(rest.find("secret"), std::string::npos);
	EXPECT_NE(rest.find("ALPN protocols selected: h2"), std::string::npos) << rest;
	fs::remove_all(folder);
}

TEST_F(HttpClientTest, RefusesWhatCannotBeSent)
{
	EXPECT_EQ(sentenceOf(fetch(client, get("shop.example/feed"))), "Net.BadUrl");
	EXPECT_EQ(sentenceOf(fetch(client, get(""))), "Net.BadUrl");
	EXPECT_EQ(sentenceOf(fetch(client, get("file:///etc/passwd"))), "Net.BadScheme");
	EXPECT_EQ(sentenceOf(fetch(client, get("ftp://shop.example/"))), "Net.BadScheme");
	EXPECT_EQ(sentenceOf(fetch(client, get("https://me:pw@shop.example/"))), "Net.PasswordInUrl");
	EXPECT_EQ(sentenceOf(fetch(client, get("http://a.example/", {{"X", "1\r\nHost: evil"}}))), "Net.BadHeader");
	EXPECT_EQ(sentenceOf(fetch(client, get("http://a.example/", {{"X Y", "1"}}))), "Net.BadHeader");
}

TEST_F(HttpClientTest, SecretsAreInNoError)
{
	server.on("/half", Answer{.body = "abcdef", .cutAfter = 1});
	const Outcome outcome = fetch(client, get(server.url("/half"), {{"X-Key", "canary"}}));
	ASSERT_FALSE(outcome);
	EXPECT_EQ(outcome.error().detail.find("canary"), std::string::npos);
	EXPECT_EQ(outcome.error().detail.find("/half"), std::string::npos) << "keys stand in paths and queries too";
}

TEST_F(HttpClientTest, ManyAtOnceEachGetTheirOwn)
{
	int ended = 0;
	for (int index = 0; index < 40; ++index) {
		const std::string path = "/n" + std::to_string(index);
		server.on(path, Answer{200, {}, path});
		client.start(get(server.url(path)), [&ended, path](Outcome outcome) {
			ASSERT_TRUE(outcome);
			EXPECT_EQ(outcome->body, path);
			++ended;
		});
	}
	const core::Instant patience = app::now() + Duration::seconds(20);
	while (ended < 40 && app::now() < patience) {
		client.run(Duration::seconds(1));
	}
	EXPECT_EQ(ended, 40);
}

TEST_F(HttpClientTest, CancellingNeverWaitsForAHungServer)
{
	server.on("/hang", Answer{.hang = true});
	auto mortal = std::make_unique<HttpClient>();
	bool called = false;
	const auto first = mortal->start(get(server.url("/hang")), [&](Outcome) { called = true; });
	mortal->start(get(server.url("/hang")), [&](Outcome) { called = true; });
	const core::Instant patience = app::now() + Duration::seconds(10);
	while (server.requests().size() < 2 && app::now() < patience) {
		mortal->run(Duration::ms(20));
	}
	ASSERT_EQ(server.requests().size(), 2u) << "both hang now";
	const core::Instant before = app::now();
	mortal->cancel(first);
	mortal.reset();
	EXPECT_LT(app::now() - before, Duration::ms(100));
	EXPECT_FALSE(called);
}

TEST_F(HttpClientTest, ACallbackMayCancelAndStart)
{
	server.on("/a", Answer{200, {}, "a"});
	server.on("/hang", Answer{.hang = true});
	bool hungCalled = false;
	std::string second;
	client.start(get(server.url("/hang")), [&](Outcome) { hungCalled = true; });
	client.start(get(server.url("/a")), [&](Outcome) {
		client.cancelAll();
		client.start(get(server.url("/a")),
			     [&](Outcome outcome) { second = outcome ? outcome->body : "failed"; });
	});
	const core::Instant patience = app::now() + Duration::seconds(10);
	while (second.empty() && app::now() < patience) {
		client.run(Duration::seconds(1));
	}
	EXPECT_EQ(second, "a");
	EXPECT_FALSE(hungCalled);
}

TEST_F(HttpClientTest, WakeupFromAnotherThreadEndsTheWait)
{
	const core::Instant before = app::now();
	std::thread other([this] { client.wakeup(); });
	client.run(Duration::seconds(30));
	other.join();
	EXPECT_LT(app::now() - before, Duration::seconds(5));
}

TEST(HttpResponseTest, UnderstandsRetryAfter)
{
	HttpResponse response;
	EXPECT_FALSE(response.retryAfter());
	response.headers = {{"retry-after", "120"}};
	EXPECT_EQ(response.retryAfter(), Duration::seconds(120));
	response.headers = {{"retry-after", "soon"}};
	EXPECT_FALSE(response.retryAfter());
	response.headers = {{"retry-after", "Wed, 21 Oct 2026 07:28:30 GMT"},
			    {"date", "Wed, 21 Oct 2026 07:28:00 GMT"}};
	EXPECT_EQ(response.retryAfter(), Duration::seconds(30));
}
