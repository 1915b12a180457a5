#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace net {

// The parts of an absolute URL that decide where a request and its secrets go, as libcurl itself reads them.
struct Url {
	std::string scheme; // lower case
	std::string host;   // lower case
	std::string port;   // always given
	bool portNamed = false;
	bool hasPassword = false; // a user or a password stands in it

	static std::optional<Url> parse(const std::string &text);

	// Whether what was meant for this URL may be sent to `other` too: the same server, or the same host where only
	// http became https on the usual ports.
	bool trusts(const Url &other) const;
};

// An address as it stands in a document that came from `base`, made whole; nothing when it is none.
std::optional<std::string> resolved(const std::string &base, const std::string &address);

// As it stands in a query, a form or a signature: all but letters, digits and "-._~" as %XX (RFC 3986).
std::string percentEncoded(std::string_view text);

} // namespace net
