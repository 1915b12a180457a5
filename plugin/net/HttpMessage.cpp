#include "net/HttpMessage.hpp"

#include "net/HeaderText.hpp"
#include "net/Url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <ctime>

namespace net {

namespace {

// The characters of RFC 9110's "token".
bool isToken(std::string_view name)
{
	constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
	return !name.empty() && std::ranges::all_of(name, [&](char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kMarks.contains(c);
	});
}

std::optional<std::time_t> dateOf(std::optional<std::string_view> text)
{
	if (!text) {
		return std::nullopt;
	}
	const std::time_t time = curl_getdate(std::string(*text).c_str(), nullptr);
	return time < 0 ? std::nullopt : std::optional(time);
}

} // namespace

std::optional<std::string_view> headerIn(const HttpHeaders &headers, std::string_view name)
{
	const auto found =
		std::ranges::find(headers, name, [](const auto &pair) { return std::string_view(pair.first); });
	return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<core::WallTime> HttpResponse::date() const
{
	return dateOf(header("date")).transform([](std::time_t time) {
		return core::WallTime(std::chrono::seconds(time));
	});
}

std::optional<core::Duration> HttpResponse::retryAfter() const
{
	const auto text = header("retry-after");
	if (!text) {
		return std::nullopt;
	}
	std::uint32_t seconds = 0;
	const auto [stop, fault] = std::from_chars(text->data(), text->data() + text->size(), seconds);
	if (fault == std::errc() && stop == text->data() + text->size()) {
		return core::Duration::seconds(seconds);
	}
	// A date counts against the server's own clock, so that ours may be wrong.
	const auto until = dateOf(text);
	const auto sent = dateOf(header("date"));
	if (!until || !sent) {
		return std::nullopt;
	}
	return core::Duration::seconds(std::max(0.0, std::difftime(*until, *sent)));
}

std::string hostOf(const std::string &url)
{
	const auto parsed = Url::parse(url);
	if (!parsed) {
		return {};
	}
	return parsed->portNamed ? parsed->host + ":" + parsed->port : parsed->host;
}

core::Expected<void> check(const HttpRequest &request)
{
	const auto url = Url::parse(request.url);
	if (!url) {
		return core::fail({"Net.BadUrl", {}});
	}
	if (url->scheme != "http" && url->scheme != "https") {
		return core::fail({"Net.BadScheme", {{"scheme", url->scheme}}});
	}
	if (url->host.empty()) {
		return core::fail({"Net.BadUrl", {}});
	}
	if (url->hasPassword) {
		return core::fail({"Net.PasswordInUrl", {}});
	}
	for (const auto &[name, value] : request.headers) {
		if (!isToken(name) || !isHeaderValue(value)) {
			return core::fail({"Net.BadHeader", {{"name", name}}});
		}
	}
	return {};
}

} // namespace net
