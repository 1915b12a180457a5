#pragma once

#include "app/Clock.hpp"
#include "app/RemoteShop.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFeed.hpp"
#include "net/Digest.hpp"
#include "support/TestServer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <format>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace small_shop {

using namespace app;
using commerce::Asked;
using commerce::FaultKind;
using commerce::Reply;
using core::Duration;
using core::Instant;
using support::Answer;
using support::Request;
using support::TestServer;

inline const std::string kStock = R"({"items":[{"sku":"A","available":3},{"sku":"B","available":9}]})";

// One request, and a JSON feed as its answer.
class Reading : public commerce::Exchange {
public:
	explicit Reading(std::string url) : url_(std::move(url)) {}

	net::HttpRequest first() override { return {url_, {}, {}}; }
	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		if (auto fault = commerce::faultOf(answer, "shop.test")) {
			return std::unexpected(std::move(*fault));
		}
		auto update = commerce::readJsonFeed(answer.body, {});
		if (!update) {
			return std::unexpected(commerce::ShopFault{FaultKind::Broken, update.error()});
		}
		return Reply{.update = std::move(*update)};
	}

private:
	std::string url_;
};

// A shop system as small as one can be that has everything: sessions that are refreshed, some, pushes and acts.
class SmallShop : public commerce::ShopAdapter {
public:
	explicit SmallShop(std::string base, const commerce::Secrets &secrets = {})
		: base_(std::move(base)), refresh_(secrets.contains("refresh") ? secrets.at("refresh") : std::string())
	{
	}

	commerce::Abilities abilities() const override
	{
		commerce::Abilities abilities;
		abilities.idsAtOnce = 10;
		abilities.acts = {commerce::ActKind::Pause};
		abilities.pushes = true;
		abilities.budget = {.perSecond = 1000, .burst = 1000};
		abilities.costOfAll = 10; // so that one SKU is asked for by itself
		return abilities;
	}
	bool needsLogin(core::WallTime) const override { return session_.empty(); }
	std::unique_ptr<commerce::Exchange> login() override
	{
		class Login : public commerce::Exchange {
		public:
			explicit Login(SmallShop &shop) : shop_(shop) {}
			net::HttpRequest first() override { return {shop_.base_ + "/login", {}, {}}; }
			Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
			{
				if (auto fault = commerce::faultOf(answer, "shop.test")) {
					return std::unexpected(std::move(*fault));
				}
				const auto space = answer.body.find(' ');
				shop_.session_ = answer.body.substr(0, space);
				shop_.refreshed_ = space != std::string::npos;
				if (shop_.refreshed_) {
					shop_.refresh_ = answer.body.substr(space + 1);
				}
				return Reply();
			}

		private:
			SmallShop &shop_;
		};
		return std::make_unique<Login>(*this);
	}
	void forgetSession() override { session_.clear(); }
	commerce::Secrets changedSecrets() override
	{
		return refreshed_ ? commerce::Secrets{{"refresh", refresh_}} : commerce::Secrets();
	}
	net::HttpRequest seal(net::HttpRequest request, core::WallTime) override
	{
		request.headers.emplace_back("Session", session_);
		request.headers.emplace_back("Refresh", refresh_);
		return request;
	}
	std::unique_ptr<commerce::Exchange> readAll() override { return std::make_unique<Reading>(base_ + "/all"); }
	std::unique_ptr<commerce::Exchange> readSome(const std::vector<std::string> &ids) override
	{
		std::string url = base_ + "/some";
		asked += "some:";
		for (const std::string &id : ids) {
			asked += " " + id;
		}
		asked += "; ";
		return std::make_unique<Reading>(url);
	}
	std::unique_ptr<commerce::Exchange> act(const commerce::ShopAct &act) override
	{
		// Looks, does it, and looks again.
		class Acting : public Reading {
		public:
			explicit Acting(const std::string &base) : Reading(base + "/look"), base_(base) {}
			Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime at) override
			{
				auto reply = Reading::onAnswer(answer, at);
				if (reply && step_ == 2) {
					reply->outcome = commerce::ActOutcome{
						.undo = commerce::ShopAct{commerce::ActKind::Resume, "A"}};
				} else if (reply) {
					reply->next = {base_ + (step_ == 0 ? "/act" : "/look-again"), {}, {}};
					++step_;
				}
				return reply;
			}
			Change change() const override
			{
				return step_ == 0 ? Change::None : step_ == 1 ? Change::OnItsWay : Change::Done;
			}

		private:
			std::string base_;
			int step_ = 0;
		};
		asked += "act: " + act.variantId + "; ";
		return std::make_unique<Acting>(base_);
	}
	std::unique_ptr<commerce::Exchange> probe() override
	{
		class Probing : public Reading {
		public:
			using Reading::Reading;
			Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime at) override
			{
				auto reply = Reading::onAnswer(answer, at);
				if (reply) {
					reply->findings = commerce::Findings{
						.shop = std::string(answer.header("shop").value_or(""))};
				}
				return reply;
			}
		};
		return std::make_unique<Probing>(base_ + "/probe");
	}
	core::Expected<commerce::PushNews> readPush(const commerce::PushMessage &message) override
	{
		const std::string signature = net::base64(net::hmacSha256("push key", message.body));
		if (message.headers.empty() || message.headers.front().second != signature) {
			return core::fail({"Push.BadSignature", {}});
		}
		commerce::PushNews news;
		news.id = message.body;
		news.variants = {"A"};
		news.sentAt = wallNow() - age;
		return news;
	}

	std::string asked;
	std::chrono::minutes age{0};

protected:
	std::string url(const std::string &path) const { return base_ + path; }

private:
	std::string base_;
	std::string session_;
	std::string refresh_; // good for one login, which gives the next
	bool refreshed_ = false;
};

// A small shop on a real server, followed.
class RemoteShopTest : public testing::Test {
protected:
	RemoteShopTest()
	{
		server.on("/login", Answer{200, {}, "session-1"});
		server.on("/all", Answer{200, {}, kStock});
		server.on("/some", Answer{200, {}, R"({"items":[{"sku":"A","available":2}]})"});
		server.on("/act", Answer{200, {}, R"({"items":[]})"});
		server.on("/look", Answer{200, {}, kStock});
		server.on("/look-again", Answer{200, {}, kStock});
	}

	void follow(Duration pollEvery = Duration::ms(20))
	{
		commerce::ShopSettings settings;
		settings.pollEvery = pollEvery;
		RemoteShopTuning tuning;
		tuning.backoff = {.first = Duration::ms(20), .longest = Duration::ms(80), .least = Duration::ms(5)};
		tuning.refusedWait = Duration::ms(20);
		tuning.random = [] {
			return 0.5;
		};
		auto small = std::make_unique<SmallShop>(server.url(""), secrets);
		adapter = small.get();
		shop = std::make_unique<RemoteShop>(client, std::move(small), settings, secrets, tuning);
	}

	void playUntil(const std::function<bool()> &done)
	{
		const Instant patience = now() + Duration::seconds(20);
		while (!done() && now() < patience) {
			client.run(Duration::ms(5));
			for (auto &outcome : shop->tick(now())) {
				if (!outcome) {
					troubles.push_back(outcome.error());
				} else {
					updates.push_back(std::move(*outcome));
				}
			}
		}
		ASSERT_TRUE(done());
	}

	// The pacer chooses how it reads.
	void onReading(const TestServer::Script &script)
	{
		server.on("/all", script);
		server.on("/some", script);
	}

	std::size_t asked(const std::string &path) const
	{
		return static_cast<std::size_t>(std::ranges::count(server.requests(), path, &Request::path));
	}

	commerce::PushMessage signedPush(const std::string &body) const
	{
		return {{{"signature", net::base64(net::hmacSha256("push key", body))}}, body};
	}

	commerce::Secrets secrets{{"password", "hunter2hunter2"}};
	TestServer server;
	net::HttpClient client;
	std::unique_ptr<RemoteShop> shop;
	SmallShop *adapter = nullptr;
	std::vector<commerce::ShopUpdate> updates;
	std::vector<core::Error> troubles;
};

} // namespace small_shop
