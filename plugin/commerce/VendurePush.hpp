#pragma once

#include "commerce/ShopAdapter.hpp"

#include <string>

namespace commerce::vendure {

// Reads a push of the plugin that a shop adds to its Vendure (tests/shops/vendure/push-plugin.js has it): a JSON body
// of id, topic, time and data, signed with base64(HMAC-SHA256(secret, body)) in `x-vendure-hmac-sha256`. Pure.
core::Expected<PushNews> readPush(const PushMessage &message, const std::string &secret);

} // namespace commerce::vendure
