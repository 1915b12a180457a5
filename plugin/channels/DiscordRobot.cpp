#include "channels/DiscordRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/NoteText.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 2000; // it counts characters, which are never more
constexpr int kSuppressEmbeds = 4;

} // namespace

net::HttpRequest DiscordRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime) const
{
	return jsonPost(access.address, {{"content", fitted(markdownEscaped(plainText(note.text)), kMostBytes)},
					 {"allowed_mentions", {{"parse", nlohmann::ordered_json::array()}}},
					 {"flags", kSuppressEmbeds}});
}

Outcome DiscordRobot::read(const net::HttpResponse &answer) const
{
	const nlohmann::json object = objectIn(answer);
	if (answer.status == 429) {
		auto after = answer.retryAfter();
		if (const auto exact = object.find("retry_after"); exact != object.end() && exact->is_number()) {
			after = core::Duration::seconds(std::clamp(exact->get<double>(), 0.0, 86400.0));
		}
		return later(after, {"Robot.Busy.Throttled", {{"status", "429"}}});
	}
	const auto code = object.find("code");
	if (code != object.end() && (*code == 10015 || *code == 50027)) { // unknown webhook, invalid webhook token
		return refused("Robot.Refused.Gone");
	}
	const auto words = object.find("message");
	Outcome outcome = byStatus(answer);
	if (outcome.kind == Outcome::Kind::Refused && words != object.end() && words->is_string()) {
		return refused("Robot.Refused.Other", std::to_string(answer.status) + " " + words->get<std::string>());
	}
	return outcome;
}

std::vector<PaceLimit> DiscordRobot::limits() const
{
	return {{5, core::Duration::seconds(2)}, {30, core::Duration::minutes(1)}};
}

} // namespace channels
