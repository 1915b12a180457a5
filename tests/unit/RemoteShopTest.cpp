#include "unit/SmallShop.hpp"

#include <atomic>

using namespace small_shop;

TEST_F(RemoteShopTest, LogsInFirst)
{
	follow();
	EXPECT_EQ(shop->connection(now()).light, ConnectionLight::Waiting);
	playUntil([&] { return !updates.empty(); });
	const auto requests = server.requests();
	EXPECT_EQ(requests.at(0).path, "/login");
	EXPECT_EQ(requests.at(1).path, "/all");
	EXPECT_EQ(requests.at(1).headers.at("session"), "session-1");
	EXPECT_EQ(updates.at(0).levels.size(), 2u);
	EXPECT_TRUE(updates.at(0).complete);
	EXPECT_EQ(shop->connection(now()).light, ConnectionLight::Ok);
}

TEST_F(RemoteShopTest, LogsInAgainWhenTheSessionEndsInMidShow)
{
	std::atomic<int> logins = 0;
	std::atomic<bool> revoked = false;
	server.on("/login", [&](const Request &) { return Answer{200, {}, std::format("session-{}", logins += 1)}; });
	onReading([&](const Request &request) {
		const bool old = revoked && request.headers.at("session") == "session-1";
		return old ? Answer{401} : Answer{200, {}, kStock};
	});
	follow();
	playUntil([&] { return !updates.empty(); });
	revoked = true;
	updates.clear();
	playUntil([&] { return logins == 2 && !updates.empty(); });
	EXPECT_TRUE(troubles.empty()) << "nobody need hear of it";
	EXPECT_EQ(shop->connection(now()).light, ConnectionLight::Ok);
}

TEST_F(RemoteShopTest, AKeyThatIsNotAcceptedAfterALoginIsRefused)
{
	server.on("/all", Answer{401});
	follow();
	playUntil([&] { return troubles.size() == 2; });
	EXPECT_EQ(troubles.at(0).sentence.key, "Shop.Unauthorized");
	EXPECT_EQ(shop->connection(now()).light, ConnectionLight::Refused);
	EXPECT_EQ(asked("/login"), 3u) << "first, and once more at each refusal";
}

TEST_F(RemoteShopTest, TheLightFollowsTheShop)
{
	std::atomic<int> status = 200;
	onReading([&](const Request &) {
		const int now = status;
		return Answer{now, {}, now == 200 ? kStock : ""};
	});
	follow();
	const auto lightIs = [&](ConnectionLight light) {
		playUntil([&] { return shop->connection(now()).light == light; });
	};
	lightIs(ConnectionLight::Ok);
	status = 429;
	lightIs(ConnectionLight::Throttled);
	status = 500;
	lightIs(ConnectionLight::Offline);
	EXPECT_EQ(shop->connection(now()).sentence.key, "Shop.AsksAgain");
	EXPECT_EQ(shop->connection(now()).sentence.parts.at(0).message.key, "Shop.ServerError");
	status = 200;
	lightIs(ConnectionLight::Ok);
	EXPECT_TRUE(shop->connection(now()).sentence.empty());
	status = 403;
	lightIs(ConnectionLight::Refused);
}

TEST_F(RemoteShopTest, ATrustedPushIsReadAtOnce)
{
	follow(Duration::minutes(10));
	playUntil([&] { return !updates.empty(); });
	ASSERT_TRUE(shop->onPush(signedPush("message 1"), now()));
	playUntil([&] { return asked("/some") == 1; });
	EXPECT_EQ(adapter->asked.substr(0, 7), "some: A");
}

TEST_F(RemoteShopTest, APushIsBelievedOnlyWhenSignedFreshAndNew)
{
	follow(Duration::minutes(10));
	playUntil([&] { return !updates.empty(); });
	EXPECT_EQ(shop->onPush({{{"signature", "x"}}, "message 1"}, now()).error().sentence.key, "Push.BadSignature");
	ASSERT_EQ(shop->connection(now()).remarks.size(), 1u) << "the person should know";
	EXPECT_EQ(shop->connection(now()).remarks[0].key, "Shop.BadPush");
	EXPECT_EQ(shop->connection(now()).light, ConnectionLight::Ok) << "the figures are fine";
	for (const int minutes : {16, -16}) {
		adapter->age = std::chrono::minutes(minutes);
		EXPECT_EQ(shop->onPush(signedPush("message 2"), now()).error().sentence.key, "Push.TooOld") << minutes;
	}
	adapter->age = std::chrono::minutes(14);
	EXPECT_TRUE(shop->onPush(signedPush("message 3"), now()));
	playUntil([&] { return asked("/some") == 1; });
	EXPECT_TRUE(shop->onPush(signedPush("message 3"), now())) << "a repetition is no mistake";
	const Instant later = now() + Duration::ms(200);
	playUntil([&] { return now() > later; });
	EXPECT_EQ(asked("/some"), 1u) << "… and no news";
}

TEST_F(RemoteShopTest, AnActIsDoneOnceAndReadBack)
{
	follow(Duration::minutes(10));
	playUntil([&] { return !updates.empty(); });
	std::vector<Asked<commerce::ActOutcome>> outcomes;
	shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
		  [&](auto outcome) { outcomes.push_back(std::move(outcome)); });
	playUntil([&] { return !outcomes.empty() && asked("/some") == 1; });
	ASSERT_TRUE(outcomes.at(0));
	EXPECT_TRUE(outcomes.at(0)->undo);
	EXPECT_EQ(adapter->asked.substr(0, 8), "act: A; ");
	EXPECT_EQ(asked("/act"), 1u);
}

TEST_F(RemoteShopTest, AnActAtAShopThatFailsSaysSo)
{
	server.on("/act", Answer{403});
	follow(Duration::minutes(10));
	std::vector<Asked<commerce::ActOutcome>> outcomes;
	shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
		  [&](auto outcome) { outcomes.push_back(std::move(outcome)); });
	playUntil([&] { return !outcomes.empty(); });
	ASSERT_FALSE(outcomes.at(0));
	EXPECT_EQ(outcomes.at(0).error().error.sentence.key, "Shop.Forbidden");
	EXPECT_EQ(asked("/act"), 1u) << "never tried again by itself";
}

TEST_F(RemoteShopTest, OfAnActWhoseAnswerIsLostNobodyKnows)
{
	follow(Duration::minutes(10));
	playUntil([&] { return !updates.empty(); });
	std::vector<Asked<commerce::ActOutcome>> outcomes;
	const auto act = [&] {
		shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
			  [&](auto outcome) { outcomes.push_back(std::move(outcome)); });
		const std::size_t before = outcomes.size();
		playUntil([&] { return outcomes.size() > before; });
		EXPECT_FALSE(outcomes.back());
		return outcomes.back() ? false : outcomes.back().error().mayBeDone;
	};
	server.on("/look", Answer{500});
	EXPECT_FALSE(act()) << "it only looked";
	server.on("/look", Answer{200, {}, kStock});
	server.on("/act", Answer{422});
	EXPECT_FALSE(act()) << "it was refused";
	server.on("/act", Answer{500});
	EXPECT_TRUE(act());
	server.on("/act", Answer{200, {}, kStock});
	server.on("/look-again", Answer{403});
	EXPECT_TRUE(act());
}

TEST_F(RemoteShopTest, ASessionThatEndsAfterTheChangeDoesNotBeginTheActOnceMore)
{
	follow(Duration::minutes(10));
	playUntil([&] { return !updates.empty(); });
	server.on("/look-again", Answer{401});
	std::vector<Asked<commerce::ActOutcome>> outcomes;
	shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
		  [&](auto outcome) { outcomes.push_back(std::move(outcome)); });
	playUntil([&] { return !outcomes.empty(); });
	ASSERT_FALSE(outcomes.at(0));
	EXPECT_TRUE(outcomes.at(0).error().mayBeDone);
	EXPECT_EQ(asked("/act"), 1u);
}

TEST_F(RemoteShopTest, ActsThatAreLeftAloneAreNotForgotten)
{
	server.on("/act", Answer{.hang = true});
	follow(Duration::minutes(10));
	std::vector<Asked<commerce::ActOutcome>> outcomes;
	for (int i = 0; i < 2; ++i) {
		shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
			  [&](auto outcome) { outcomes.push_back(std::move(outcome)); });
	}
	playUntil([&] { return asked("/act") == 1; });
	shop.reset();
	ASSERT_EQ(outcomes.size(), 2u);
	EXPECT_TRUE(outcomes.at(0).error().mayBeDone);
	EXPECT_FALSE(outcomes.at(1).error().mayBeDone) << "it never began";
}

TEST_F(RemoteShopTest, WhatAnAdapterLeavesUndatedIsDatedByTheShopsClock)
{
	server.on("/all", Answer{200, {{"Date", "Mon, 23 Nov 2099 10:00:00 GMT"}}, kStock});
	follow();
	playUntil([&] { return !updates.empty(); });
	ASSERT_TRUE(updates.at(0).readAt);
	EXPECT_GT(*updates.at(0).readAt, app::wallNow() + std::chrono::hours(24 * 365));
}
