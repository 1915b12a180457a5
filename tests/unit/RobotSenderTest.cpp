// Alerts on their way to robots, over real sockets.

#include "app/RobotSender.hpp"
#include "app/Clock.hpp"
#include "channels/FeishuRobot.hpp"
#include "support/LocaleFile.hpp"
#include "support/TestServer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

using namespace app;
using channels::NoteLevel;
using channels::RobotKind;
using channels::RobotSettings;
using core::Duration;
using nlohmann::json;
using support::Answer;
using support::Request;

namespace {

const Answer kTaken{200, {}, R"({"code":0,"msg":"success"})"};

core::Message leftSentence(const std::string &title)
{
	return {"Shelf.NoSuchSku", {{"sku", title}}};
}

class RobotSenderTest : public testing::Test {
protected:
	RobotSenderTest()
	{
		for (const char *language : {"zh-CN", "en-US"}) {
			translators_.emplace(language, support::LocaleFile(language).translator());
		}
		RobotTuning tuning;
		tuning.random = [] {
			return 0.5;
		};
		tuning.outbox.backoff.first = Duration::ms(20);
		tuning.outbox.backoff.least = Duration::ms(5);
		sender = std::make_unique<RobotSender>(
			[this](const std::string &language, std::string_view key) {
				return translators_.at(language)(key);
			},
			[this](core::LogLevel, const std::string &line) {
				const std::lock_guard guard(mutex_);
				log_ += line + "\n";
			},
			tuning);
		sender->start();
	}

	// A robot at this path of the server, with a secret to sign with.
	void add(const std::string &path, RobotKind kind = RobotKind::Feishu)
	{
		RobotSettings robot{.id = path.substr(1), .name = "Group " + path, .kind = kind, .host = "127.0.0.1"};
		secrets[channels::secretOwner(robot)] = {{channels::kAddress, server.url(path)},
							 {channels::kSigningSecret, "SECRETsecretSECRET"}};
		robots.push_back(robot);
		sender->configure(robots, secrets);
	}
	void raise(std::uint64_t id, const std::string &sku, NoteLevel level = NoteLevel::SoldOut, bool loud = true,
		   bool rehearsal = false)
	{
		sender->onNews({.alertId = id,
				.raised = true,
				.level = level,
				.loud = loud,
				.sku = sku,
				.sentence = leftSentence(sku),
				.rehearsal = rehearsal,
				.at = wallNow()});
	}

	static void waitUntil(const std::function<bool()> &holds)
	{
		const core::Instant patience = now() + Duration::seconds(20);
		while (!holds() && now() < patience) {
			std::this_thread::yield();
		}
		ASSERT_TRUE(holds());
	}
	std::size_t askedAt(const std::string &path) const
	{
		return static_cast<std::size_t>(std::ranges::count(server.requests(), path, &Request::path));
	}
	std::vector<std::string> textsAt(const std::string &path) const
	{
		std::vector<std::string> texts;
		for (const Request &request : server.requests()) {
			if (request.path == path) {
				texts.push_back(json::parse(request.body)["content"]["text"]);
			}
		}
		return texts;
	}
	RobotView viewOf(std::size_t index) const
	{
		const auto view = sender->view().latest();
		return index < view->robots.size() ? view->robots[index] : RobotView{};
	}
	std::string log()
	{
		const std::lock_guard guard(mutex_);
		return log_;
	}

	support::TestServer server;
	std::vector<RobotSettings> robots;
	RobotSender::Secrets secrets;
	std::unique_ptr<RobotSender> sender;

private:
	std::map<std::string, core::Translator> translators_;
	std::mutex mutex_;
	std::string log_;
};

} // namespace

TEST_F(RobotSenderTest, AnAlertArrivesSignedInTheRobotsLanguage)
{
	server.on("/a", kTaken);
	add("/a");
	robots[0].language = "en-US";
	sender->configure(robots, secrets);
	raise(1, "HOODIE-M");
	waitUntil([this] { return viewOf(0).sentAt.has_value(); });
	const json body = json::parse(server.requests().at(0).body);
	EXPECT_EQ(body["sign"], channels::FeishuRobot::signature("SECRETsecretSECRET", body["timestamp"]));
	const auto english = support::LocaleFile("en-US").translator();
	EXPECT_EQ(body["content"]["text"], "LiveShelf: " + core::render(leftSentence("HOODIE-M"), english));
	EXPECT_TRUE(viewOf(0).trouble.empty());
	EXPECT_EQ(viewOf(0).waiting, 0u);
}

TEST_F(RobotSenderTest, OnlyWhatThePersonTicked)
{
	server.on("/a", kTaken);
	add("/a");
	raise(1, "WATCHED", NoteLevel::Watch);
	raise(2, "QUIET", NoteLevel::Now, false);
	raise(3, "INVENTED", NoteLevel::SoldOut, true, true);
	raise(4, "QUIET BUT GONE", NoteLevel::SoldOut, false);
	raise(5, "LOUD", NoteLevel::Now);
	waitUntil([this] { return askedAt("/a") == 2; });
	EXPECT_TRUE(textsAt("/a")[0].contains("QUIET BUT GONE"));
	EXPECT_TRUE(textsAt("/a")[1].contains("LOUD"));
	robots[0].rehearsals = true;
	sender->configure(robots, secrets);
	raise(6, "INVENTED", NoteLevel::SoldOut, true, true);
	waitUntil([this] { return askedAt("/a") == 3; });
	EXPECT_TRUE(textsAt("/a")[2].starts_with("LiveShelf【彩排】"));
}

TEST_F(RobotSenderTest, ARobotThatHangsHoldsUpNeitherOthersNorTheEnd)
{
	server.on("/hangs", Answer{.hang = true});
	server.on("/works", kTaken);
	add("/hangs");
	add("/works");
	raise(1, "A");
	raise(2, "B");
	waitUntil([this] { return askedAt("/works") == 2 && askedAt("/hangs") == 1; });
	const core::Instant before = now();
	sender->stop();
	EXPECT_LT(now() - before, Duration::ms(300));
}

TEST_F(RobotSenderTest, WhileOneIsUnderWayNewerNewsReplaceOlder)
{
	server.on("/slow", Answer{200, {}, R"({"code":0})", std::chrono::milliseconds(300)});
	add("/slow");
	raise(1, "FIRST");
	waitUntil([this] { return askedAt("/slow") == 1; });
	raise(2, "A");
	raise(3, "B");
	raise(4, "A");
	sender->onNews({.alertId = 3, .raised = false, .sku = "B", .sentence = {}, .at = wallNow()});
	waitUntil([this] { return viewOf(0).waiting == 0 && askedAt("/slow") == 2; });
	EXPECT_TRUE(textsAt("/slow")[1].contains("A"));
}

TEST_F(RobotSenderTest, A429IsObeyedAndThenTried)
{
	int asked = 0;
	server.on("/busy", [&](const Request &) {
		return ++asked == 1 ? Answer{429, {{"Retry-After", "1"}}, "slow down"} : kTaken;
	});
	add("/busy");
	const core::Instant before = now();
	raise(1, "A");
	waitUntil([this] { return viewOf(0).trouble.key == "Robot.Busy.Throttled"; });
	EXPECT_TRUE(viewOf(0).heldUntil.has_value());
	waitUntil([this] { return viewOf(0).sentAt.has_value(); });
	EXPECT_GE(now() - before, Duration::seconds(1));
	EXPECT_TRUE(viewOf(0).trouble.empty());
	EXPECT_TRUE(sender->view().latest()->notice.empty());
}

TEST_F(RobotSenderTest, WhatA200RefusesIsSaid)
{
	server.on("/a", Answer{200, {}, R"({"code":19021,"msg":"sign match fail"})"});
	add("/a");
	raise(1, "A");
	waitUntil([this] { return viewOf(0).trouble.key == "Robot.Refused.Signature"; });
	const core::Message notice = sender->view().latest()->notice;
	EXPECT_EQ(core::render(notice, support::LocaleFile("en-US").translator()),
		  "“Group /a” does not take messages. It does not accept the signature. Enter its signing secret "
		  "again, and check this computer's clock.");
	EXPECT_EQ(askedAt("/a"), 1u);
}

TEST_F(RobotSenderTest, TheKeyIsNotSentToAnotherHost)
{
	support::TestServer other;
	other.on("/trap", kTaken);
	server.on("/a", Answer{307, {{"Location", other.url("/trap")}}, ""});
	add("/a");
	raise(1, "A");
	waitUntil([this] { return viewOf(0).trouble.key == "Robot.Redirected"; });
	EXPECT_TRUE(other.requests().empty());
}

TEST_F(RobotSenderTest, ARobotThatIsGoneIsReachedAgainWhenItIsBack)
{
	std::uint16_t port = 0;
	{
		const support::TestServer gone;
		port = gone.port();
	}
	robots = {{.id = "a", .name = "A", .kind = RobotKind::Feishu, .host = "127.0.0.1"}};
	secrets = {{"robot.a", {{channels::kAddress, "http://127.0.0.1:" + std::to_string(port) + "/a"}}}};
	sender->configure(robots, secrets);
	raise(1, "A");
	waitUntil([this] { return viewOf(0).trouble.key == "Robot.Busy.NotReached"; });
	support::TestServer back(port);
	back.on("/a", kTaken);
	waitUntil([this] { return viewOf(0).sentAt.has_value(); });
	EXPECT_FALSE(json::parse(back.requests().at(0).body).contains("sign")) << "no secret, no signature";
}

TEST_F(RobotSenderTest, WaitsForItsSecrets)
{
	server.on("/a", kTaken);
	add("/a");
	sender->configure({}, secrets);
	sender->configure(robots, std::nullopt); // the system's store has not answered yet
	raise(1, "A");
	waitUntil([this] { return viewOf(0).waiting == 1; });
	EXPECT_EQ(askedAt("/a"), 0u);
	EXPECT_TRUE(viewOf(0).trouble.empty());
	sender->configure(robots, secrets);
	waitUntil([this] { return askedAt("/a") == 1; });
}

TEST_F(RobotSenderTest, ATestSaysWhatCameOfIt)
{
	server.on("/a", kTaken);
	server.on("/no", Answer{200, {}, R"({"errcode":93000,"errmsg":"invalid webhook url"})"});
	const RobotSettings robot{.id = "new", .name = {}, .kind = RobotKind::Feishu, .host = {}};
	sender->test(robot, {{channels::kAddress, server.url("/a")}});
	waitUntil([this] { return sender->view().latest()->test.state == RobotTestView::State::Sent; });
	EXPECT_EQ(textsAt("/a").at(0), "LiveShelf：这是一条测试消息，直播提醒会发到这里。");
	RobotSettings other = robot;
	other.kind = RobotKind::WeCom;
	sender->test(other, {{channels::kAddress, server.url("/no")}});
	waitUntil([this] { return sender->view().latest()->test.sentence.key == "Robot.Refused.Gone"; });
	EXPECT_EQ(sender->view().latest()->test.number, 2u);
	sender->test(other, {});
	waitUntil([this] { return sender->view().latest()->test.sentence.key == "Robot.NoAddress"; });
}

TEST_F(RobotSenderTest, WhatARobotEchoesOfOurSecretsIsBlackedOut)
{
	server.on("/hook-0123456789abcdef", [](const Request &request) {
		return Answer{
			200, {}, json{{"code", 1}, {"msg", "bad " + request.path + " SECRETsecretSECRET"}}.dump()};
	});
	add("/hook-0123456789abcdef");
	robots[0].id = "a";
	sender->configure(robots, {{{"robot.a", secrets.begin()->second}}});
	raise(1, "A");
	waitUntil([this] { return viewOf(0).trouble.key == "Robot.Refused.Other"; });
	const std::string said = core::render(viewOf(0).trouble, support::LocaleFile("en-US").translator()) + log();
	EXPECT_FALSE(said.contains("0123456789abcdef")) << said;
	EXPECT_FALSE(said.contains("SECRETsecret")) << said;
	EXPECT_TRUE(said.contains("bad")) << said;
}

TEST_F(RobotSenderTest, AnAlertThatWaitedSaysHowOldItIs)
{
	server.on("/a", kTaken);
	support::LocaleFile english("en-US");
	RobotTuning tuning;
	net::HttpClient client;
	const WordsIn words = [&](const std::string &, std::string_view key) {
		return english.translator()(key);
	};
	RobotLine line(client, RobotKind::Feishu, words, [](core::LogLevel, const std::string &) {}, tuning);
	const RobotSettings robot{.id = "a", .name = "A", .kind = RobotKind::Feishu, .host = {}, .language = "en-US"};
	line.use(robot, std::nullopt);
	line.onNews({.alertId = 1, .level = NoteLevel::Now, .sku = "A", .sentence = leftSentence("A"), .at = wallNow()},
		    now() - Duration::seconds(75));
	line.use(robot, accessOf({{channels::kAddress, server.url("/a")}}));
	line.tick(now());
	waitUntil([&] {
		client.run(Duration::ms(10));
		return askedAt("/a") == 1;
	});
	EXPECT_TRUE(textsAt("/a")[0].ends_with(" (this is 1:15 old)")) << textsAt("/a")[0];
}
