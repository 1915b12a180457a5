// What is sent to each robot. Signatures are compared with what the published Python samples give for the same
// secret and time, run once with Python's hmac.

#include "channels/DingTalkRobot.hpp"
#include "channels/FeishuRobot.hpp"
#include "channels/Robot.hpp"
#include "channels/RobotAddress.hpp"
#include "net/Digest.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <chrono>

using namespace channels;
using nlohmann::json;

namespace {

const std::string kSecret = "this is secret"; // as in DingTalk's sample
constexpr core::WallTime kThen{std::chrono::milliseconds(1577262236763)};

AlertNote note(const std::string &text)
{
	return {.alertId = 7,
		.level = NoteLevel::SoldOut,
		.sku = "HOODIE-M",
		.text = text,
		.language = "zh-CN",
		.rehearsal = false,
		.raisedAt = kThen};
}

net::HttpRequest requestTo(RobotKind kind, const std::string &text, const std::string &secret = {},
			   const std::string &address = "https://robot.example/hook?key=abc")
{
	return robotOf(kind).request({address, secret}, note(text), kThen);
}

json bodyTo(RobotKind kind, const std::string &text, const std::string &secret = {})
{
	return json::parse(requestTo(kind, text, secret).body);
}

std::string headerOf(const net::HttpRequest &request, const std::string &name)
{
	return std::string(net::headerIn(request.headers, name).value_or(""));
}

constexpr std::array kAll{RobotKind::Feishu, RobotKind::DingTalk, RobotKind::WeCom,
			  RobotKind::Slack,  RobotKind::Discord,  RobotKind::Plain};

} // namespace

TEST(RobotRequests, ArePostsOfJsonToTheAddress)
{
	for (const RobotKind kind : kAll) {
		const net::HttpRequest request = requestTo(kind, "卫衣 M：剩 23 件");
		EXPECT_EQ(request.method, "POST");
		EXPECT_EQ(request.url, "https://robot.example/hook?key=abc");
		EXPECT_EQ(headerOf(request, "Content-Type"), "application/json; charset=utf-8");
		EXPECT_TRUE(net::check(request));
		EXPECT_TRUE(request.body.contains("卫衣 M：剩 23 件")) << "as it is, not as \\u";
		EXPECT_FALSE(request.isPublic);
	}
}

TEST(RobotRequests, FeishuSignsNothingWithTheTextAsKey)
{
	EXPECT_EQ(FeishuRobot::signature(kSecret, "1599360473"), "/eYKrXQBzTjUZJ3s6NX16VxGbTwmK7AEs8/FnvC1CSw=");
	const json body = bodyTo(RobotKind::Feishu, "Hoodie", kSecret);
	EXPECT_EQ(body.at("timestamp"), "1577262236") << "seconds";
	EXPECT_EQ(body.at("sign"), FeishuRobot::signature(kSecret, "1577262236"));
	EXPECT_EQ(body.at("msg_type"), "text");
	EXPECT_EQ(body.at("content"), (json{{"text", "Hoodie"}}));
	EXPECT_FALSE(bodyTo(RobotKind::Feishu, "Hoodie").contains("sign")) << "a robot that does not sign";
}

TEST(RobotRequests, DingTalkSignsInTheAddress)
{
	EXPECT_EQ(DingTalkRobot::signature(kSecret, "1577262236763"), "65MT711+GWiSnGh/Qa09NEj9PVTnEudCD+uYHXENMZY=");
	const net::HttpRequest signedOne = requestTo(RobotKind::DingTalk, "Hoodie", kSecret,
						     "https://oapi.dingtalk.com/robot/send?access_token=abc");
	EXPECT_EQ(signedOne.url, "https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1577262236763"
				 "&sign=65MT711%2BGWiSnGh%2FQa09NEj9PVTnEudCD%2BuYHXENMZY%3D");
	EXPECT_EQ(json::parse(signedOne.body),
		  (json{{"msgtype", "text"}, {"text", {{"content", "Hoodie"}}}, {"at", {{"isAtAll", false}}}}));
	EXPECT_TRUE(requestTo(RobotKind::DingTalk, "Hoodie", kSecret, "https://relay.example/ding")
			    .url.starts_with("https://relay.example/ding?timestamp="));
}

TEST(RobotRequests, WeComSlackAndDiscordHaveTheirShapes)
{
	EXPECT_EQ(bodyTo(RobotKind::WeCom, "Hoodie"), (json{{"msgtype", "text"}, {"text", {{"content", "Hoodie"}}}}));
	EXPECT_EQ(bodyTo(RobotKind::Slack, "Hoodie"),
		  (json{{"text", "Hoodie"}, {"mrkdwn", false}, {"unfurl_links", false}}));
	EXPECT_EQ(bodyTo(RobotKind::Discord, "Hoodie"),
		  (json{{"content", "Hoodie"}, {"allowed_mentions", {{"parse", json::array()}}}, {"flags", 4}}));
}

TEST(RobotRequests, PlainJsonIsSignedOverTimeAndBody)
{
	const net::HttpRequest request = requestTo(RobotKind::Plain, "Hoodie", "k");
	EXPECT_EQ(request.body, R"({"version":1,"alert":7,"level":"soldOut","sku":"HOODIE-M","text":"Hoodie",)"
				R"("language":"zh-CN","rehearsal":false,"raisedAt":"2019-12-25T08:23:56.763Z"})");
	EXPECT_EQ(headerOf(request, "X-LiveShelf-Timestamp"), "1577262236");
	EXPECT_EQ(headerOf(request, "X-LiveShelf-Signature"),
		  "sha256=" + net::hexText(net::hmacSha256("k", "1577262236." + request.body)));
	EXPECT_EQ(headerOf(requestTo(RobotKind::Plain, "Hoodie"), "X-LiveShelf-Signature"), "");
}

TEST(RobotRequests, ATitleCannotMentionOrFormatAnything)
{
	const std::string title = R"(<at user_id="all">all</at> <!channel> @everyone **<@1>** A&B)";
	EXPECT_EQ(bodyTo(RobotKind::Feishu, title)["content"]["text"],
		  R"(＜at user_id="all"＞all＜/at＞ ＜!channel＞ @everyone **＜@1＞** A&B)");
	EXPECT_FALSE(bodyTo(RobotKind::WeCom, title)["text"]["content"].get<std::string>().contains('<'));
	EXPECT_EQ(bodyTo(RobotKind::Slack, title)["text"],
		  R"(&lt;at user_id="all"&gt;all&lt;/at&gt; &lt;!channel&gt; @everyone **&lt;@1&gt;** A&amp;B)");
	EXPECT_EQ(bodyTo(RobotKind::Discord, "**<@1>** @everyone")["content"], R"(\*\*\<\@1\>\*\* \@everyone)");
	EXPECT_EQ(bodyTo(RobotKind::Plain, title)["text"], title) << "the receiver's business";
}

TEST(RobotRequests, BrokenTextIsMadeSound)
{
	for (const RobotKind kind : kAll) {
		const net::HttpRequest request = requestTo(kind, "A\xff\n\x01\"B\"\\ C");
		EXPECT_FALSE(json::parse(request.body, nullptr, false).is_discarded());
		EXPECT_FALSE(request.body.contains("\\u")) << request.body;
		EXPECT_FALSE(request.body.contains("\\n")) << request.body;
	}
}

TEST(RobotRequests, LongTextIsCutBetweenCharacters)
{
	std::string text;
	while (text.size() < 50'000) {
		text += "卫";
	}
	const std::string weCom = bodyTo(RobotKind::WeCom, text)["text"]["content"];
	EXPECT_LE(weCom.size(), 2048u);
	EXPECT_GT(weCom.size(), 2040u);
	EXPECT_TRUE(weCom.ends_with("卫…"));
	EXPECT_LE(requestTo(RobotKind::Feishu, text, kSecret).body.size(), 20u * 1024);
	EXPECT_LE(requestTo(RobotKind::Feishu, std::string(50'000, '"'), kSecret).body.size(), 20u * 1024);
	EXPECT_LE(bodyTo(RobotKind::Discord, std::string(3000, '*'))["content"].get<std::string>().size(), 2000u);
}

TEST(RobotRequests, AnAddressWithItsKeyGoesOverHttpsOnly)
{
	const auto said = [](RobotKind kind, const std::string &address) {
		const auto sound = checkAddress(kind, address);
		return sound ? std::string() : sound.error().sentence.key;
	};
	EXPECT_EQ(said(RobotKind::WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a"), "");
	EXPECT_EQ(said(RobotKind::WeCom, "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a"), "Robot.NotSecret");
	EXPECT_EQ(said(RobotKind::WeCom, "http://127.0.0.1:8080/"), "");
	EXPECT_EQ(said(RobotKind::Plain, "http://192.168.1.5/alerts"), "");
	EXPECT_EQ(said(RobotKind::Slack, ""), "Robot.NoAddress");
	EXPECT_EQ(said(RobotKind::Slack, "ftp://hooks.slack.com/"), "Robot.BadAddress");
	EXPECT_EQ(said(RobotKind::Slack, "hooks"), "Robot.BadAddress");
	EXPECT_EQ(said(RobotKind::Slack, "https://user:pw@hooks.slack.com/"), "Robot.BadAddress");
}
