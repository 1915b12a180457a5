#pragma once

#include "app/ShopFeed.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Error.hpp"
#include "net/HttpClient.hpp"

#include <memory>

namespace app {

// The feed of a shop. An error says what is missing or wrong in the settings. The client must outlive the feed and is
// run by whoever ticks it.
core::Expected<std::unique_ptr<ShopFeed>> makeShopFeed(const commerce::ShopSettings &settings,
						       const commerce::Secrets &secrets, net::HttpClient &client);

} // namespace app
