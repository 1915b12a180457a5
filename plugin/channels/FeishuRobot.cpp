#include "channels/FeishuRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/NoteText.hpp"
#include "net/Digest.hpp"

#include <nlohmann/json.hpp>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 8000; // the whole body may have 20 KB, and JSON may write a byte as two

// `code` of today, `StatusCode` of old answers; nothing where neither is there.
std::optional<std::int64_t> codeIn(const nlohmann::json &answer)
{
	for (const char *name : {"code", "StatusCode"}) {
		if (const auto code = answer.find(name); code != answer.end() && code->is_number_integer()) {
			return code->get<std::int64_t>();
		}
	}
	return std::nullopt;
}

} // namespace

std::string FeishuRobot::signature(const std::string &secret, const std::string &seconds)
{
	return net::base64(net::hmacSha256(seconds + "\n" + secret, ""));
}

net::HttpRequest FeishuRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const
{
	nlohmann::ordered_json body = {{"msg_type", "text"},
				       {"content", {{"text", fitted(withoutTags(plainText(note.text)), kMostBytes)}}}};
	if (!access.signingSecret.empty()) {
		const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
		body["timestamp"] = std::to_string(seconds);
		body["sign"] = signature(access.signingSecret, std::to_string(seconds));
	}
	return jsonPost(access.address, body);
}

Outcome FeishuRobot::read(const net::HttpResponse &answer) const
{
	const nlohmann::json object = objectIn(answer);
	const auto code = codeIn(object);
	if (!code) {
		const Outcome outcome = byStatus(answer);
		return outcome.kind == Outcome::Kind::Sent ? refused("Robot.Refused.NoRobot") : outcome;
	}
	const auto words = object.find("msg");
	switch (*code) {
	case 0:
		return sent();
	case 11232: // our pace, or its own at the full hour
		return later(answer.retryAfter(), {"Robot.Busy.Throttled", {{"status", "11232"}}});
	case 19021:
		return refused("Robot.Refused.Signature");
	case 19022:
		return refused("Robot.Refused.OurAddress");
	case 19024:
		return refused("Robot.Refused.Keyword");
	case 19001:
		return refused("Robot.Refused.Gone");
	default:
		break;
	}
	return refused("Robot.Refused.Other",
		       std::to_string(*code) +
			       (words != object.end() && words->is_string() ? " " + words->get<std::string>() : ""));
}

std::vector<PaceLimit> FeishuRobot::limits() const
{
	return {{5, core::Duration::seconds(1)}, {100, core::Duration::minutes(1)}};
}

} // namespace channels
