#pragma once

#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <string>

namespace commerce {

// A request whose query is signed by OAuth 1.0a with HMAC-SHA256 and no user ("one-legged"), so that a key can be used
// over plain HTTP without being told. All of the query takes part; it must stand in the URL as percentEncoded writes
// it. What is sent is what was signed, and the signature. Pure; any thread.
net::HttpRequest signedByOAuth1(net::HttpRequest request, const std::string &key, const std::string &secret,
				const std::string &nonce, core::WallTime now);

} // namespace commerce
