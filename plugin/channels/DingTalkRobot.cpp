#include "channels/DingTalkRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/CodedAnswer.hpp"
#include "channels/NoteText.hpp"
#include "net/Digest.hpp"
#include "net/Url.hpp"

#include <nlohmann/json.hpp>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 8000; // it takes 20,000

// One code for all that a group's owner can tick; the words tell which.
Outcome refusedByCheck(const CodedAnswer &answer)
{
	if (answer.words.contains("keyword")) {
		return refused("Robot.Refused.Keyword");
	}
	if (answer.words.contains("ip")) {
		return refused("Robot.Refused.OurAddress");
	}
	return refused("Robot.Refused.Signature"); // "sign not match", "invalid timestamp"
}

} // namespace

std::string DingTalkRobot::signature(const std::string &secret, const std::string &milliseconds)
{
	return net::base64(net::hmacSha256(secret, milliseconds + "\n" + secret));
}

net::HttpRequest DingTalkRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const
{
	const nlohmann::ordered_json body = {{"msgtype", "text"},
					     {"text", {{"content", fitted(plainText(note.text), kMostBytes)}}},
					     {"at", {{"isAtAll", false}}}};
	std::string address = access.address;
	if (!access.signingSecret.empty()) {
		const std::string milliseconds = std::to_string(now.time_since_epoch().count());
		address += (address.contains('?') ? "&timestamp=" : "?timestamp=") + milliseconds +
			   "&sign=" + net::percentEncoded(signature(access.signingSecret, milliseconds));
	}
	return jsonPost(std::move(address), body);
}

Outcome DingTalkRobot::read(const net::HttpResponse &answer) const
{
	const auto coded = CodedAnswer::in(answer);
	if (!coded) {
		const Outcome outcome = byStatus(answer);
		return outcome.kind == Outcome::Kind::Sent ? refused("Robot.Refused.NoRobot") : outcome;
	}
	switch (coded->code) {
	case 0:
		return sent();
	case 130101: // "send too fast, exceed 20 times per minute"
	case 410100: // 发送速度太快而限流
		return later(answer.retryAfter().value_or(core::Duration::minutes(1)),
			     {"Robot.Busy.Throttled", {{"status", std::to_string(coded->code)}}});
	case -1: // 系统繁忙
		return later({}, {"Robot.Busy.Down", {{"status", "-1"}}});
	case 310000:
		return refusedByCheck(*coded);
	case 300001: // "token is not exist"
	case 400013: // the group is gone
	case 400101:
	case 400102: // stopped
	case 400106:
		return refused("Robot.Refused.Gone");
	default:
		return refused("Robot.Refused.Other", coded->text());
	}
}

std::vector<PaceLimit> DingTalkRobot::limits() const
{
	return {{20, core::Duration::minutes(1)}};
}

} // namespace channels
