#include "channels/Answers.hpp"

#include "channels/NoteText.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace channels {

namespace {

constexpr std::size_t kMostWords = 120;

// A chat's server answers a few hundred bytes at once; one that takes longer is tried again later.
constexpr net::HttpLimits kLimits{.connect = core::Duration::seconds(5),
				  .total = core::Duration::seconds(10),
				  .body = core::ByteCount::bytes(64 << 10)};

bool isPassing(long status)
{
	return status == 408 || status == 425 || status == 429 || status >= 500;
}

} // namespace

Outcome byStatus(const net::HttpResponse &answer)
{
	if (answer.status >= 200 && answer.status < 300) {
		return sent();
	}
	if (isPassing(answer.status)) {
		return later(answer.retryAfter(), {answer.status == 429 ? "Robot.Busy.Throttled" : "Robot.Busy.Down",
						   {{"status", std::to_string(answer.status)}}});
	}
	if (answer.status == 401 || answer.status == 403) {
		return refused("Robot.Refused.NotLetIn", std::to_string(answer.status));
	}
	if (answer.status == 404 || answer.status == 410) {
		return refused("Robot.Refused.Gone");
	}
	return refused("Robot.Refused.Other", std::to_string(answer.status));
}

nlohmann::json objectIn(const net::HttpResponse &answer)
{
	auto object = nlohmann::json::parse(answer.body, nullptr, false);
	return object.is_object() ? object : nlohmann::json::object();
}

Outcome sent()
{
	return {};
}

Outcome later(std::optional<core::Duration> after, core::Message why)
{
	return {Outcome::Kind::Later, after, std::move(why)};
}

Outcome refused(const char *key, const std::string &words)
{
	return {Outcome::Kind::Refused, {}, {key, {{"words", fitted(plainText(words), kMostWords)}}}};
}

net::HttpRequest jsonPost(std::string url, const nlohmann::ordered_json &body)
{
	return {.url = std::move(url),
		.headers = {{"Content-Type", "application/json; charset=utf-8"}},
		.limits = kLimits,
		.method = "POST",
		.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

} // namespace channels
