#include "channels/SlackRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/NoteText.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 4000; // what Slack asks for; it cuts at 40,000

bool isGone(const std::string &word)
{
	constexpr std::array kGone{"no_service",        "no_service_id",       "no_active_hooks", "no_team",
				   "channel_not_found", "channel_is_archived", "invalid_token",   "team_disabled"};
	return std::ranges::find(kGone, word) != kGone.end();
}

} // namespace

net::HttpRequest SlackRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime) const
{
	return jsonPost(access.address, {{"text", fitted(slackEscaped(plainText(note.text)), kMostBytes)},
					 {"mrkdwn", false},
					 {"unfurl_links", false}});
}

Outcome SlackRobot::read(const net::HttpResponse &answer) const
{
	if (isGone(answer.body)) {
		return refused("Robot.Refused.Gone");
	}
	Outcome outcome = byStatus(answer);
	if (outcome.kind == Outcome::Kind::Sent) {
		return answer.body == "ok" ? outcome : refused("Robot.Refused.NoRobot");
	}
	if (outcome.kind == Outcome::Kind::Refused) {
		return refused("Robot.Refused.Other", std::to_string(answer.status) + " " + answer.body);
	}
	return outcome;
}

std::vector<PaceLimit> SlackRobot::limits() const
{
	return {{1, core::Duration::seconds(1)}};
}

} // namespace channels
