#pragma once

#include "core/ByteCount.hpp"
#include "core/Duration.hpp"
#include "core/Error.hpp"
#include "core/WallTime.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

// The first header of that name, as it is written there, or nothing.
std::optional<std::string_view> headerIn(const HttpHeaders &headers, std::string_view name);

// How much of our time and memory a server may take. The same for every redirect of one request together.
struct HttpLimits {
	core::Duration connect = core::Duration::seconds(5);     // a server that is up answers a SYN well within this
	core::Duration total = core::Duration::seconds(20);      // 16 MB over a weak uplink that also carries a stream
	core::ByteCount body = core::ByteCount::bytes(16 << 20); // after unpacking; 100,000 SKUs of 160 bytes
};

// Header values and the body are secrets: they go to the URL's own host only and are never in an error.
struct HttpRequest {
	std::string url;
	HttpHeaders headers;
	HttpLimits limits;
	std::string method = "GET"; // upper case
	std::string body;           // sent with anything but GET
	bool isPublic = false;      // holds no secret: may be redirected to any server that is as safe
};

// What a server answered, whatever the status.
struct HttpResponse {
	long status = 0;
	HttpHeaders headers; // names in lower case
	std::string body;    // unpacked

	// The first header of that name (in lower case), or nothing.
	std::optional<std::string_view> header(std::string_view name) const { return headerIn(headers, name); }
	// When the server says it answered, by its own clock, or nothing.
	std::optional<core::WallTime> date() const;
	// How long the server asks us to stay away (seconds, or a date against its own clock), or nothing.
	std::optional<core::Duration> retryAfter() const;
};

// The host of a URL (with its port if it names one), for sentences; empty when it is no URL.
std::string hostOf(const std::string &url);

// Whether such a request can be sent at all: an http or https URL with a host and without a password in it, headers
// without line breaks. Pure; the sentence says what to change.
core::Expected<void> check(const HttpRequest &request);

} // namespace net
