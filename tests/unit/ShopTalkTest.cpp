#include "app/ShopProbe.hpp"
#include "support/LocaleFile.hpp"
#include "unit/SmallShop.hpp"

#include <gmock/gmock.h>

#include <atomic>

using namespace small_shop;
using testing::HasSubstr;
using testing::Not;

namespace {

// What holds of every talk with a shop: of a reading, of an act, and of a connection test.
class ShopTalkTest : public RemoteShopTest {
protected:
	Asked<commerce::ActOutcome> act()
	{
		std::optional<Asked<commerce::ActOutcome>> outcome;
		shop->act({.kind = commerce::ActKind::Pause, .variantId = "A"},
			  [&](auto heard) { outcome = std::move(heard); });
		playUntil([&] { return outcome.has_value(); });
		return outcome.value_or(Asked<commerce::ActOutcome>());
	}

	Asked<commerce::Findings> probe()
	{
		ShopProbe asked(client, std::make_unique<SmallShop>(server.url(""), secrets), {}, secrets, now());
		std::optional<Asked<commerce::Findings>> found;
		const Instant patience = now() + Duration::seconds(20);
		while (!found && now() < patience) {
			client.run(Duration::ms(5));
			found = asked.tick(now());
		}
		EXPECT_TRUE(found);
		return found.value_or(Asked<commerce::Findings>());
	}

	core::Message reading()
	{
		playUntil([&] { return !shop->connection(now()).sentence.empty(); });
		return shop->connection(now()).sentence;
	}

	static std::string said(const core::Message &sentence, const char *language = "en-US")
	{
		return core::render(sentence, support::LocaleFile(language).translator());
	}

	template<typename T>
	static std::string said(const Asked<T> &asked)
	{
		return asked ? "fine" : said(asked.error().error.sentence) + asked.error().error.detail;
	}

	// As shops do that say "<key> is not valid".
	const Answer echo{200, {{"Shop", "hunter2hunter2's"}}, R"({"items":{"who":"hunter2hunter2 is wrong"}})"};
};

} // namespace

TEST_F(ShopTalkTest, OnlyWhatIsAskedAgainSaysSo)
{
	for (const int status : {429, 500}) {
		for (const char *path : {"/all", "/some", "/act", "/probe"}) {
			server.on(path, Answer{status});
		}
		follow();
		const core::Message light = reading();
		for (const char *language : {"en-US", "zh-CN"}) {
			const auto done = act();
			const auto found = probe();
			ASSERT_TRUE(!done && !found);
			const std::string heard = said(light, language);
			const std::string acted = said(done.error().error.sentence, language);
			const std::string probed = said(found.error().error.sentence, language);
			EXPECT_THAT(heard, HasSubstr(acted)) << "the same cause";
			EXPECT_EQ(acted, probed);
			EXPECT_THAT(heard, Not(HasSubstr("{")));
			EXPECT_THAT(acted, Not(HasSubstr("{")));
			EXPECT_THAT(heard, HasSubstr("LiveShelf"));
			EXPECT_THAT(acted, Not(HasSubstr("LiveShelf"))) << "nothing is asked again";
		}
	}
}

TEST_F(ShopTalkTest, AShopThatIsNotThereIsAskedAgainAndAnActIsNot)
{
	server.on("/all", Answer{.body = kStock, .cutAfter = 3});
	server.on("/act", Answer{.body = kStock, .cutAfter = 3});
	follow();
	EXPECT_THAT(said(reading()), HasSubstr("LiveShelf asks again in 1 s."));
	EXPECT_THAT(said(act()), Not(HasSubstr("LiveShelf")));
}

TEST_F(ShopTalkTest, AShopThatSaysNoWaitsForAPerson)
{
	server.on("/all", Answer{403});
	follow();
	EXPECT_THAT(said(reading()), Not(HasSubstr("asks again")));
}

TEST_F(ShopTalkTest, AReadingThatEchoesOurKeyIsCleared)
{
	server.on("/all", echo);
	follow();
	const std::string heard = said(reading());
	EXPECT_THAT(heard, HasSubstr("***"));
	EXPECT_THAT(heard, Not(HasSubstr("hunter2")));
	ASSERT_FALSE(troubles.empty());
	EXPECT_THAT(said(troubles[0].sentence) + troubles[0].detail, Not(HasSubstr("hunter2")));
}

TEST_F(ShopTalkTest, AnActThatEchoesOurKeyIsCleared)
{
	server.on("/act", echo);
	follow();
	const std::string heard = said(act());
	EXPECT_THAT(heard, HasSubstr("***"));
	EXPECT_THAT(heard, Not(HasSubstr("hunter2")));
}

TEST_F(ShopTalkTest, AConnectionTestThatEchoesOurKeyIsCleared)
{
	server.on("/probe", echo);
	const std::string heard = said(probe());
	EXPECT_THAT(heard, HasSubstr("***"));
	EXPECT_THAT(heard, Not(HasSubstr("hunter2")));

	server.on("/probe", Answer{200, {{"Shop", "hunter2hunter2's"}}, kStock});
	const auto found = probe();
	ASSERT_TRUE(found);
	EXPECT_EQ(found->shop, "***'s");
}

// Nobody typed it, and nobody may read it either.
TEST_F(ShopTalkTest, ASessionThatIsEchoedIsCleared)
{
	server.on("/probe", [](const Request &request) {
		return Answer{200, {{"Shop", request.headers.at("session") + " of ours"}}, kStock};
	});
	EXPECT_EQ(probe()->shop, "*** of ours");
}

// An act beside a reading: a session is made for both, and one that the other made is not thrown away.
TEST_F(ShopTalkTest, OneLogsInForAll)
{
	std::atomic<int> logins{0};
	server.on("/login", [&](const Request &) {
		return Answer{.body = std::format("session-{}", ++logins), .delay = std::chrono::milliseconds(50)};
	});
	const auto onlyNewest = [&](const Request &request) {
		const bool newest = request.headers.at("session") == std::format("session-{}", logins.load());
		return newest ? Answer{.body = kStock} : Answer{401};
	};
	onReading(onlyNewest);
	server.on("/act", onlyNewest);
	follow();
	EXPECT_EQ(said(act()), "fine");
	playUntil([&] { return !updates.empty(); });
	EXPECT_EQ(logins, 1);
	EXPECT_TRUE(troubles.empty());
}

TEST_F(ShopTalkTest, WhatNobodyPaidForIsCharged)
{
	ShopAccess access(std::make_unique<SmallShop>(server.url("")), {}, secrets);
	ShopTalk talk(client, access, {});
	const auto ask = [&](double paid) {
		talk.prepay(paid);
		talk.start([&] { return access.adapter().act({.variantId = "A"}); }, now());
		bool over = false;
		const Instant patience = now() + Duration::seconds(20);
		while (!over && now() < patience) {
			client.run(Duration::ms(5));
			const auto news = talk.tick(now());
			over = news && news->over;
			if (news && !over) {
				talk.sendNextPage(now());
			}
		}
		EXPECT_TRUE(over);
		return talk.takeOverspent();
	};
	EXPECT_EQ(ask(1), 3) << "a login, and two more requests";
	EXPECT_EQ(ask(2.5), 0.5);
	EXPECT_EQ(ask(4), 0);
	EXPECT_EQ(talk.takeOverspent(), 0) << "charged once";
}

TEST_F(ShopTalkTest, ARefusalOfAnOlderSessionDoesNotEndTheNewOne)
{
	std::atomic<int> logins{0};
	std::atomic<bool> revoked{false};
	server.on("/login", [&](const Request &) { return Answer{.body = std::format("session-{}", ++logins)}; });
	const auto answerIn = [&](std::chrono::milliseconds delay) {
		return [&, delay](const Request &request) {
			const bool old = revoked && request.headers.at("session") == "session-1";
			return Answer{old ? 401 : 200, {}, old ? "" : kStock, delay};
		};
	};
	onReading(answerIn({}));
	server.on("/act", answerIn(std::chrono::milliseconds(300)));
	follow();
	playUntil([&] { return !updates.empty(); });
	revoked = true;
	EXPECT_EQ(said(act()), "fine") << "its refusal comes when a reading has logged in again long ago";
	EXPECT_EQ(logins, 2);
	EXPECT_TRUE(troubles.empty());
}

// A token that is good for one login, in mid-show: the next one is told, so that it outlives OBS.
TEST_F(ShopTalkTest, ARefreshedTokenIsToldOnceAndUsedFromThenOn)
{
	std::atomic<int> logins{0};
	std::atomic<bool> revoked{false};
	server.on("/login", [&](const Request &request) {
		if (request.headers.at("refresh") != std::format("refresh-{}", logins.load())) {
			return Answer{403};
		}
		const int number = ++logins;
		return Answer{.body = std::format("session-{} refresh-{}", number, number)};
	});
	onReading([&](const Request &request) {
		const bool old = revoked && request.headers.at("session") == "session-1";
		return old ? Answer{401} : Answer{.body = kStock};
	});
	secrets["refresh"] = "refresh-0";
	follow();
	playUntil([&] { return !updates.empty(); });
	EXPECT_EQ(shop->takeChangedSecrets(), (commerce::Secrets{{"refresh", "refresh-1"}}));
	EXPECT_TRUE(shop->takeChangedSecrets().empty());
	revoked = true;
	updates.clear();
	playUntil([&] { return logins == 2 && !updates.empty(); });
	EXPECT_EQ(shop->takeChangedSecrets(), (commerce::Secrets{{"refresh", "refresh-2"}}));
	EXPECT_TRUE(troubles.empty());

	server.on("/act", Answer{.body = R"({"items":{"who":"refresh-2 is wrong"}})"});
	EXPECT_THAT(said(act()), Not(HasSubstr("refresh-2"))) << "not to be read either";
}
