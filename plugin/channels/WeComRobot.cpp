#include "channels/WeComRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/CodedAnswer.hpp"
#include "channels/NoteText.hpp"

#include <nlohmann/json.hpp>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 2048;

} // namespace

net::HttpRequest WeComRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime) const
{
	return jsonPost(
		access.address,
		{{"msgtype", "text"}, {"text", {{"content", fitted(withoutTags(plainText(note.text)), kMostBytes)}}}});
}

Outcome WeComRobot::read(const net::HttpResponse &answer) const
{
	const auto coded = CodedAnswer::in(answer);
	if (!coded) {
		const Outcome outcome = byStatus(answer);
		return outcome.kind == Outcome::Kind::Sent ? refused("Robot.Refused.NoRobot") : outcome;
	}
	switch (coded->code) {
	case 0:
		return sent();
	case 45009: // more than 20 a minute
	case 45033: // too many at once
		return later(answer.retryAfter().value_or(core::Duration::seconds(30)),
			     {"Robot.Busy.Throttled", {{"status", std::to_string(coded->code)}}});
	case -1: // 系统繁忙
		return later({}, {"Robot.Busy.Down", {{"status", "-1"}}});
	case 93000: // the address' key is none
	case 93004: // stopped
	case 93008: // not in the group any more
		return refused("Robot.Refused.Gone");
	default:
		return refused("Robot.Refused.Other", coded->text());
	}
}

std::vector<PaceLimit> WeComRobot::limits() const
{
	return {{20, core::Duration::minutes(1)}};
}

} // namespace channels
