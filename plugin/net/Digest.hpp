#pragma once

#include <string>
#include <string_view>

// Digests as shops and robots sign with them, and how they are written. Pure; any thread.
namespace net {

// Raw bytes.
std::string sha256(std::string_view data);
std::string hmacSha256(std::string_view key, std::string_view data);

std::string hexText(std::string_view bytes); // lower case
std::string base64(std::string_view bytes);  // RFC 4648 with padding

// Takes the same time wherever the two differ, so that nobody can guess a signature byte by byte.
bool sameSecretly(std::string_view a, std::string_view b);

} // namespace net
