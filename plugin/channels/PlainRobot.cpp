#include "channels/PlainRobot.hpp"

#include "channels/Answers.hpp"
#include "channels/NoteText.hpp"
#include "net/Digest.hpp"

#include <nlohmann/json.hpp>

#include <format>

namespace channels {

namespace {

constexpr std::size_t kMostBytes = 8000;

} // namespace

net::HttpRequest PlainRobot::request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const
{
	const nlohmann::ordered_json body = {{"version", 1},
					     {"alert", note.alertId},
					     {"level", nameOf(note.level)},
					     {"sku", note.sku},
					     {"text", fitted(plainText(note.text), kMostBytes)},
					     {"language", note.language},
					     {"rehearsal", note.rehearsal},
					     {"raisedAt", std::format("{:%FT%T}Z", note.raisedAt)}};
	net::HttpRequest request = jsonPost(access.address, body);
	const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
	request.headers.emplace_back("X-LiveShelf-Timestamp", std::to_string(seconds));
	if (!access.signingSecret.empty()) {
		request.headers.emplace_back(
			"X-LiveShelf-Signature",
			"sha256=" + net::hexText(net::hmacSha256(access.signingSecret,
								 std::to_string(seconds) + "." + request.body)));
	}
	return request;
}

Outcome PlainRobot::read(const net::HttpResponse &answer) const
{
	return byStatus(answer);
}

std::vector<PaceLimit> PlainRobot::limits() const
{
	return {{10, core::Duration::seconds(1)}};
}

} // namespace channels
