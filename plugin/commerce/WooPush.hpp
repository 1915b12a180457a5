#pragma once

#include "commerce/ShopAdapter.hpp"

#include <string>

namespace commerce {

// A webhook of WooCommerce, see WooAdapter.
core::Expected<PushNews> readWooPush(const PushMessage &message, const std::string &secret);

} // namespace commerce
