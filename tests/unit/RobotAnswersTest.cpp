// What each robot's answers mean, as their guides have them.

#include "channels/Robot.hpp"

#include <gtest/gtest.h>

using namespace channels;
using core::Duration;

namespace {

Outcome read(RobotKind kind, long status, const std::string &body, net::HttpHeaders headers = {})
{
	return robotOf(kind).read({.status = status, .headers = std::move(headers), .body = body});
}

// "sent", or the sentence's key.
std::string said(RobotKind kind, long status, const std::string &body)
{
	const Outcome outcome = read(kind, status, body);
	if (outcome.kind == Outcome::Kind::Sent) {
		return "sent";
	}
	return (outcome.kind == Outcome::Kind::Later ? "later: " : "") + outcome.why.key;
}

} // namespace

TEST(RobotAnswers, Feishu)
{
	constexpr auto kKind = RobotKind::Feishu;
	EXPECT_EQ(said(kKind, 200, R"({"code":0,"data":{},"msg":"success"})"), "sent");
	EXPECT_EQ(said(kKind, 200, R"({"StatusCode":0,"StatusMessage":"success"})"), "sent");
	EXPECT_EQ(said(kKind, 200, R"({"code":19021,"msg":"sign match fail or timestamp is not within one hour"})"),
		  "Robot.Refused.Signature");
	EXPECT_EQ(said(kKind, 200, R"({"code":19022,"msg":"Ip Not Allowed"})"), "Robot.Refused.OurAddress");
	EXPECT_EQ(said(kKind, 200, R"({"code":19024,"msg":"Key Words Not Found"})"), "Robot.Refused.Keyword");
	EXPECT_EQ(said(kKind, 200, R"({"code":19001,"msg":"param invalid: incoming webhook access token invalid"})"),
		  "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 400, R"({"code":9499,"msg":"Bad Request"})"), "Robot.Refused.Other");
	EXPECT_EQ(said(kKind, 200, R"({"code":11232,"msg":"frequency limited"})"), "later: Robot.Busy.Throttled");
	EXPECT_EQ(said(kKind, 200, "<html>a café's network</html>"), "Robot.Refused.NoRobot");
	EXPECT_EQ(said(kKind, 502, "<html>"), "later: Robot.Busy.Down");
}

TEST(RobotAnswers, DingTalk)
{
	constexpr auto kKind = RobotKind::DingTalk;
	EXPECT_EQ(said(kKind, 200, R"({"errcode":0,"errmsg":"ok"})"), "sent");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":310000,"errmsg":"sign not match"})"), "Robot.Refused.Signature");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":310000,"errmsg":"keywords not in content"})"),
		  "Robot.Refused.Keyword");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":310000,"errmsg":"ip X.X.X.X not in whitelist"})"),
		  "Robot.Refused.OurAddress");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":300001,"errmsg":"token is not exist"})"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":-1,"errmsg":"系统繁忙"})"), "later: Robot.Busy.Down");
	const Outcome tooFast =
		read(kKind, 200, R"({"status":1111,"wait":5,"errcode":130101,"errmsg":"send too fast"})");
	EXPECT_EQ(tooFast.kind, Outcome::Kind::Later);
	EXPECT_GE(tooFast.after.value(), Duration::seconds(60));
}

TEST(RobotAnswers, WeCom)
{
	constexpr auto kKind = RobotKind::WeCom;
	EXPECT_EQ(said(kKind, 200, R"({"errcode":0,"errmsg":"ok"})"), "sent");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":93000,"errmsg":"invalid webhook url"})"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":45009,"errmsg":"api freq out of limit"})"),
		  "later: Robot.Busy.Throttled");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":40058,"errmsg":"text.content exceed max length 2048"})"),
		  "Robot.Refused.Other");
	EXPECT_EQ(said(kKind, 200, R"({"errcode":"0"})"), "Robot.Refused.NoRobot");
}

TEST(RobotAnswers, Slack)
{
	constexpr auto kKind = RobotKind::Slack;
	EXPECT_EQ(said(kKind, 200, "ok"), "sent");
	EXPECT_EQ(said(kKind, 404, "no_service"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 410, "channel_is_archived"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 403, "invalid_token"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 403, "action_prohibited"), "Robot.Refused.Other");
	EXPECT_EQ(said(kKind, 400, "invalid_payload"), "Robot.Refused.Other");
	EXPECT_EQ(said(kKind, 200, "<html>"), "Robot.Refused.NoRobot");
	EXPECT_EQ(said(kKind, 500, "rollup_error"), "later: Robot.Busy.Down");
	const Outcome tooFast = read(kKind, 429, "", {{"retry-after", "30"}});
	EXPECT_EQ(tooFast.kind, Outcome::Kind::Later);
	EXPECT_EQ(tooFast.after, Duration::seconds(30));
}

TEST(RobotAnswers, Discord)
{
	constexpr auto kKind = RobotKind::Discord;
	EXPECT_EQ(said(kKind, 204, ""), "sent");
	EXPECT_EQ(said(kKind, 404, R"({"message":"Unknown Webhook","code":10015})"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 401, R"({"message":"Invalid Webhook Token","code":50027})"), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 400, R"({"message":"Cannot send an empty message","code":50006})"),
		  "Robot.Refused.Other");
	const Outcome tooFast =
		read(kKind, 429, R"({"message":"slow","retry_after":0.65,"global":false})", {{"retry-after", "1"}});
	EXPECT_EQ(tooFast.kind, Outcome::Kind::Later);
	EXPECT_EQ(tooFast.after, Duration::seconds(0.65));
	EXPECT_EQ(read(kKind, 429, R"({"retry_after":-3})").after, Duration::zero());
	EXPECT_EQ(said(kKind, 429, "[]"), "later: Robot.Busy.Throttled");
}

TEST(RobotAnswers, PlainJsonByItsStatus)
{
	constexpr auto kKind = RobotKind::Plain;
	EXPECT_EQ(said(kKind, 202, "whatever"), "sent");
	EXPECT_EQ(said(kKind, 401, ""), "Robot.Refused.NotLetIn");
	EXPECT_EQ(said(kKind, 404, ""), "Robot.Refused.Gone");
	EXPECT_EQ(said(kKind, 422, ""), "Robot.Refused.Other");
	EXPECT_EQ(said(kKind, 503, ""), "later: Robot.Busy.Down");
	EXPECT_EQ(said(kKind, 408, ""), "later: Robot.Busy.Down");
}

TEST(RobotAnswers, ARobotsOwnWordsAreCutShort)
{
	const Outcome outcome = read(RobotKind::Slack, 400, "\x01\xff" + std::string(5000, 'x'));
	ASSERT_EQ(outcome.why.values.size(), 1u);
	EXPECT_LE(outcome.why.values[0].second.size(), 120u);
}
