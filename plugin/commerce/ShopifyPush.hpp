#pragma once

#include "commerce/ShopifyShop.hpp"

#include <string>

namespace commerce {

// A webhook of Shopify, signed with base64(HMAC-SHA256(secret, body)) in `X-Shopify-Hmac-Sha256`. It may come through a
// relay, as long as body and headers stay as they are. Deliveries may be late by hours, twice, and out of order:
// nothing but what to read now is taken from them.
core::Expected<PushNews> readShopifyPush(const PushMessage &message, const std::string &secret,
					 const ShopifyShop &shop);

} // namespace commerce
