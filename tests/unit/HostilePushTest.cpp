// Pushes from whoever finds the port, and from a shop that is followed, over real sockets: through the door to the
// shop, and what its light says.

#include "app/Clock.hpp"
#include "app/PushDoor.hpp"
#include "app/RemoteShop.hpp"
#include "commerce/AdapterFactory.hpp"
#include "net/Digest.hpp"
#include "support/LocaleFile.hpp"
#include "support/TestServer.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <format>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

using namespace app;
using boost::asio::ip::tcp;
using core::Duration;
using core::Instant;
using support::Answer;
using support::Request;
using support::TestServer;

namespace {

constexpr const char *kSecret = "the push secret";
constexpr const char *kVariants =
	R"({"data":{"globalSettings":{"trackInventory":true,"outOfStockThreshold":0},"productVariants":{"totalItems":1,)"
	R"("items":[{"id":"1","sku":"A","enabled":true,"trackInventory":"TRUE","outOfStockThreshold":0,)"
	R"("useGlobalOutOfStockThreshold":true,"product":{"id":"1","name":"Shirt","enabled":true},"options":[],)"
	R"("stockLevels":[{"stockLocationId":"1","stockOnHand":3,"stockAllocated":0}]}]}}})";

std::string dateAt(core::WallTime time)
{
	return std::format("{:%a, %d %b %Y %T} GMT", std::chrono::floor<std::chrono::seconds>(time));
}

std::string news(const std::string &id, std::chrono::minutes age = std::chrono::minutes(0))
{
	return std::format(R"({{"id":"{}","topic":"variant.updated","at":"{:%FT%T}Z","data":[{{"variantId":"1"}}]}})",
			   id, wallNow() - age);
}

std::uint16_t freePort()
{
	boost::asio::io_context context;
	return tcp::acceptor(context, {boost::asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

// A Vendure that is followed, and the door where it pushes.
class HostilePushTest : public testing::Test {
protected:
	void SetUp() override
	{
		server.onAny([this](const Request &request) {
			Answer answer{200, {{"Date", dateAt(wallNow() + shopAhead)}}, kVariants};
			if (request.body.contains("login")) {
				answer.headers.emplace_back("vendure-auth-token", "token-1");
				answer.body = R"({"data":{"login":{"__typename":"CurrentUser"}}})";
			} else if (request.body.contains("orders(")) {
				answer.body = R"({"data":{"orders":{"totalItems":0,"items":[]}}})";
			}
			return answer;
		});
		commerce::ShopSettings settings;
		settings.id = "main";
		settings.kind = commerce::ShopKind::Vendure;
		settings.url = server.url("");
		settings.account = "superadmin";
		settings.pollEvery = Duration::minutes(10);
		const commerce::Secrets secrets{{"password", "p4ssword"}, {"pushSecret", kSecret}};
		shop = std::make_unique<RemoteShop>(client, std::move(*commerce::makeAdapter(settings, secrets)),
						    settings, secrets);
		push.enabled = true;
		push.port = freePort();
		ASSERT_TRUE(door.configure(push, {settings}));
		playUntil([&] { return isRead && askedForVariants() > 0; });
		play(Duration::ms(200)); // the first questions are over
		ASSERT_EQ(shop->connection(now()).light, ConnectionLight::Ok);
	}

	// As the shop loop does it.
	void step()
	{
		client.run(Duration::ms(5));
		std::deque<commerce::PushMessage> waiting;
		{
			std::lock_guard guard(mutex_);
			waiting.swap(waiting_);
		}
		for (const commerce::PushMessage &message : waiting) {
			heard += 1;
			std::ignore = shop->onPush(message, now());
		}
		for (const auto &answer : shop->tick(now())) {
			isRead = isRead || (answer && !answer->levels.empty());
		}
	}

	void playUntil(const std::function<bool()> &done)
	{
		const Instant patience = now() + Duration::seconds(20);
		while (!done() && now() < patience) {
			step();
		}
		ASSERT_TRUE(done());
	}

	void play(Duration time)
	{
		const Instant until = now() + time;
		while (now() < until) {
			step();
		}
	}

	// What the door answers to this message; zero: nothing.
	long send(const std::string &body, const std::string &signature, const std::string &type = "application/json")
	{
		net::HttpRequest request{std::format("http://127.0.0.1:{}/push/main", push.port),
					 {{"Content-Type", type}, {"x-vendure-hmac-sha256", signature}},
					 {}};
		request.method = "POST";
		request.body = body;
		std::optional<long> status;
		client.start(std::move(request), [&](const auto &answer) { status = answer ? answer->status : 0L; });
		playUntil([&] { return status.has_value(); });
		return status.value_or(0);
	}

	static std::string signatureOf(const std::string &body) { return net::base64(net::hmacSha256(kSecret, body)); }

	long sendSigned(const std::string &body) { return send(body, signatureOf(body)); }

	std::size_t askedForVariants() const
	{
		return static_cast<std::size_t>(std::ranges::count_if(server.requests(), [](const Request &request) {
			return request.body.contains("productVariants");
		}));
	}

	// What the light says of pushes, in English; empty: nothing.
	std::string remark() const
	{
		const ShopConnection connection = shop->connection(now());
		EXPECT_EQ(connection.light, ConnectionLight::Ok) << "the figures are fine";
		const support::LocaleFile chinese("zh-CN");
		std::string words;
		for (const core::Message &remark : connection.remarks) {
			words += core::render(remark, support::LocaleFile("en-US").translator());
			EXPECT_FALSE(core::render(remark, chinese.translator()).contains('{'));
		}
		EXPECT_FALSE(words.contains('{') || words.contains(kSecret)) << words;
		return words;
	}

	// Believed: the shop is asked once more.
	void expectRead(const std::function<void()> &pushed)
	{
		const std::size_t before = askedForVariants();
		pushed();
		playUntil([&] { return askedForVariants() > before; });
	}

	void expectIgnored(const std::function<void()> &pushed)
	{
		const std::size_t before = askedForVariants();
		pushed();
		play(Duration::ms(200));
		EXPECT_EQ(askedForVariants(), before);
	}

	TestServer server;
	net::HttpClient client;
	std::chrono::minutes shopAhead{0};
	std::unique_ptr<RemoteShop> shop;
	profile::PushSettings push;
	int heard = 0;
	bool isRead = false;
	std::atomic<bool> isFull = false; // no more may wait to be looked at

private:
	std::mutex mutex_;
	std::deque<commerce::PushMessage> waiting_;

protected:
	PushDoor door{[this](const std::string &, commerce::PushMessage message) {
		std::lock_guard guard(mutex_);
		if (!isFull) {
			waiting_.push_back(std::move(message));
		}
		return !isFull;
	}};
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

} // namespace

TEST_F(HostilePushTest, ABadSignatureIsSaidAndNotBelieved)
{
	expectIgnored([&] { EXPECT_EQ(send(news("1"), signatureOf(news("2"))), 200); });
	EXPECT_SAYS(remark(), "signature does not fit");
	expectIgnored([&] { EXPECT_EQ(send(news("1"), ""), 200); });
}

TEST_F(HostilePushTest, AReplayIsNoNews)
{
	const std::string body = news("1");
	expectRead([&] { EXPECT_EQ(sendSigned(body), 200); });
	play(Duration::ms(200));
	for (int again = 0; again < 3; ++again) {
		expectIgnored([&] { EXPECT_EQ(sendSigned(body), 200) << "a shop that repeats itself is no thief"; });
	}
	EXPECT_EQ(remark(), "");
}

TEST_F(HostilePushTest, AnOldOrLaterPushIsSaidAndNotBelieved)
{
	for (const int minutes : {16, -16}) {
		expectIgnored([&] { EXPECT_EQ(sendSigned(news("old", std::chrono::minutes(minutes))), 200); });
		EXPECT_SAYS(remark(), "older or newer than 15 minutes");
	}
	expectRead([&] { EXPECT_EQ(sendSigned(news("young", std::chrono::minutes(14))), 200); });
}

TEST_F(HostilePushTest, AgeIsByTheShopsClock)
{
	shopAhead = std::chrono::minutes(20);
	expectRead([&] { EXPECT_EQ(sendSigned(news("1")), 200) << "from which its clock is known"; });
	play(Duration::ms(200));
	expectRead([&] { EXPECT_EQ(sendSigned(news("2", -shopAhead)), 200); });
	EXPECT_SAYS(remark(), "are 20 min apart");
	expectIgnored([&] { EXPECT_EQ(sendSigned(news("3", std::chrono::minutes(0))), 200); });
}

TEST_F(HostilePushTest, WhatIsTooLargeOrOfAnotherTypeIsTurnedAwayAtTheDoor)
{
	EXPECT_EQ(sendSigned(std::string(2 << 20, ' ')), 413);
	EXPECT_EQ(send("<html>", "x", "text/html"), 415);
	play(Duration::ms(100));
	EXPECT_EQ(heard, 0);
	EXPECT_EQ(remark(), "");
}

TEST_F(HostilePushTest, WhatDoesNotFitAnyMoreIsAskedForLater)
{
	isFull = true;
	expectIgnored([&] { EXPECT_EQ(sendSigned(news("1")), 503) << "so that the shop tries again"; });
	isFull = false;
	expectRead([&] { EXPECT_EQ(sendSigned(news("1")), 200); });
}

TEST_F(HostilePushTest, NonsenseWithARightSignatureIsSaid)
{
	expectIgnored([&] { EXPECT_EQ(sendSigned(std::string(1000, '[')), 200); });
	EXPECT_SAYS(remark(), "nested deeper than 64");
	expectIgnored([&] { EXPECT_EQ(sendSigned(R"([7])"), 200); });
	EXPECT_SAYS(remark(), "content is not known");
	expectIgnored(
		[&] { EXPECT_EQ(sendSigned(R"({"id":"1","id":"2","topic":"x","at":"2026-11-22T22:02:13Z"})"), 200); });
}

TEST_F(HostilePushTest, ThoseWhoDripDoNotKeepTheShopOut)
{
	boost::asio::io_context context;
	std::deque<tcp::socket> loris;
	for (int one = 0; one < 40; ++one) { // more than are let in at once
		tcp::socket &socket = loris.emplace_back(context);
		socket.connect({boost::asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(push.port)});
		boost::system::error_code gone;
		boost::asio::write(socket, boost::asio::buffer(std::string("POST /push/main HTTP/1.1\r\nHo")), gone);
	}
	expectRead([&] { EXPECT_EQ(sendSigned(news("1")), 200); });
	EXPECT_EQ(remark(), "");
}
