#include "net/Transfer.hpp"

#include "net/HeaderText.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <cstdio>
#include <format>
#include <new>
#include <tuple>

namespace net {

namespace {

constexpr int kMaxRedirects = 5; // a loop is noticed quickly; honest servers need one or two

std::string secondsText(core::Duration time)
{
	return std::format("{:g}", time.seconds());
}

std::string_view trimmed(std::string_view text)
{
	const auto first = text.find_first_not_of(" \t\r\n");
	if (first == std::string_view::npos) {
		return {};
	}
	return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// For what holds no secret: any server, but never without encryption where there was one.
bool isAsSafe(const Url &from, const Url &to)
{
	return to.scheme == "https" || (to.scheme == "http" && from.scheme == "http");
}

bool isRedirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

Transfer::Transfer(HttpRequest request)
	: request_(std::move(request)), deadline_(std::chrono::steady_clock::now() + request_.limits.total.chrono()),
	  easy_(curl_easy_init())
{
	if (!easy_) {
		throw std::bad_alloc();
	}
	for (const auto &[name, value] : request_.headers) {
		// libcurl's way to write a header without a value is a semicolon.
		addHeader(value.empty() ? name + ";" : std::format("{}: {}", name, value));
	}
	if (std::ranges::none_of(request_.headers, [](const auto &header) {
		    return curl_strequal(header.first.c_str(), "Content-Type");
	    })) {
		addHeader("Content-Type:"); // without this line libcurl calls every body a form
	}
	CURL *easy = easy_.get();
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	// Where this libcurl knows it, and else it goes on with 1.1.
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	// A name lookup that hangs is left behind instead of waited for.
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "LiveShelf");
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.limits.connect.ms()));
	curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.limits.body.bytes()));
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
	if (request_.method != "GET") {
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
		curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request_.body.data()); // not copied: request_ outlives it
		curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request_.method.c_str());
	}
	aim();
}

void Transfer::addHeader(const std::string &line)
{
	curl_slist *longer = curl_slist_append(headers_.get(), line.c_str());
	if (!longer) {
		throw std::bad_alloc();
	}
	std::ignore = headers_.release();
	headers_.reset(longer);
}

// Points the handle at the URL with the time that is left for it.
void Transfer::aim()
{
	const auto left =
		std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
	curl_easy_setopt(easy_.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<long long>(1, left.count())));
	curl_easy_setopt(easy_.get(), CURLOPT_URL, request_.url.c_str());
}

std::size_t Transfer::onHeader(char *data, std::size_t size, std::size_t count, void *self) noexcept
{
	try {
		static_cast<Transfer *>(self)->takeHeader(std::string_view(data, size * count));
		return size * count;
	} catch (const std::exception &) { // out of memory
		return 0;
	}
}

std::size_t Transfer::onBody(char *data, std::size_t size, std::size_t count, void *self) noexcept
{
	try {
		return static_cast<Transfer *>(self)->takeBody(std::string_view(data, size * count)) ? size * count : 0;
	} catch (const std::exception &) { // out of memory
		return 0;
	}
}

void Transfer::takeHeader(std::string_view line)
{
	if (line.starts_with("HTTP/")) { // a new head: that of an interim answer does not count
		response_.headers.clear();
		return;
	}
	const auto colon = line.find(':');
	if (colon == std::string_view::npos) {
		return;
	}
	std::string name(trimmed(line.substr(0, colon)));
	std::ranges::transform(name, name.begin(),
			       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
	const std::string_view value = trimmed(line.substr(colon + 1));
	if (!isHeaderValue(value)) {
		return; // a cookie or an entity tag that could not be sent back
	}
	response_.headers.emplace_back(std::move(name), std::string(value));
}

bool Transfer::takeBody(std::string_view bytes)
{
	const auto limit = static_cast<std::size_t>(request_.limits.body.bytes());
	if (bytes.size() > limit - std::min(limit, response_.body.size())) {
		tooLarge_ = true;
		return false;
	}
	response_.body.append(bytes);
	return true;
}

std::optional<core::Expected<HttpResponse>> Transfer::finish(CURLcode result)
{
	if (result != CURLE_OK) {
		return std::unexpected(failure(result));
	}
	curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &response_.status);
	const auto again = redirect();
	if (!again) {
		return std::unexpected(again.error());
	}
	if (*again) {
		response_ = {};
		aim();
		return std::nullopt;
	}
	return std::move(response_);
}

// Whether the request goes on elsewhere; an error when it may not go there.
core::Expected<bool> Transfer::redirect()
{
	char *location = nullptr;
	curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location);
	if (!isRedirect(response_.status) || !location) {
		return false;
	}
	const std::string target = location;
	const auto from = Url::parse(request_.url);
	const auto to = Url::parse(target);
	if (!from || !to || !(from->trusts(*to) || (request_.isPublic && isAsSafe(*from, *to)))) {
		return core::fail(
			{"Net.Redirected",
			 {{"host", hostOf(request_.url)}, {"target", to ? to->scheme + "://" + hostOf(target) : "?"}}},
			std::format("status {} to another server", response_.status));
	}
	// Browsers would go on with a GET and without the body; asking the same there could do it twice.
	const bool keepsBody = response_.status == 307 || response_.status == 308;
	if (request_.method != "GET" && !keepsBody) {
		const std::string place = to->scheme + "://" + hostOf(target);
		return core::fail({"Net.Moved", {{"host", hostOf(request_.url)}, {"target", place}}},
				  std::format("status {} to a {}", response_.status, request_.method));
	}
	if (++redirects_ > kMaxRedirects) {
		return core::fail({"Net.RedirectLoop", {{"host", hostOf(request_.url)}}});
	}
	request_.url = target;
	return true;
}

// Which of the time limits ran out.
core::Duration Transfer::brokenLimit() const
{
	curl_off_t connected = 0;
	curl_easy_getinfo(easy_.get(), CURLINFO_CONNECT_TIME_T, &connected);
	return connected > 0 ? request_.limits.total : std::min(request_.limits.connect, request_.limits.total);
}

core::Error Transfer::failure(CURLcode result) const
{
	const std::pair<std::string, std::string> host{"host", hostOf(request_.url)};
	const std::string detail =
		std::format("{}: {} (curl {})", host.second, curl_easy_strerror(result), static_cast<int>(result));
	const auto because = [&](const char *key) {
		return core::Error{{key, {host}}, detail};
	};
	if (tooLarge_ || result == CURLE_FILESIZE_EXCEEDED) {
		const std::int64_t limit = request_.limits.body.bytes();
		return {{"Net.TooLarge",
			 {host, {"limit", std::format("{:.3g}", static_cast<double>(limit) / (1 << 20))}}},
			detail};
	}
	switch (result) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return because("Net.UnknownHost");
	case CURLE_COULDNT_RESOLVE_PROXY:
		return because("Net.UnknownProxy");
	case CURLE_COULDNT_CONNECT:
		return because("Net.CannotConnect");
	case CURLE_OPERATION_TIMEDOUT:
		return {{"Net.TimedOut", {host, {"seconds", secondsText(brokenLimit())}}}, detail};
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
		return because("Net.Untrusted");
	case CURLE_SSL_CONNECT_ERROR:
		return because("Net.NoTls");
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_HTTP2:
		return because("Net.NotHttp");
	default:
		return because("Net.Broken");
	}
}

} // namespace net
