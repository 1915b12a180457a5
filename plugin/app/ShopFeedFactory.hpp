#pragma once

#include "app/ShopFeed.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Error.hpp"
#include "net/HttpClient.hpp"

#include <map>
#include <memory>
#include <string>

namespace app {

// Whether a feed can be made of these settings; the sentence says what is missing or wrong. Pure.
core::Expected<void> check(const commerce::ShopSettings &settings,
			   const std::map<std::string, std::string> &headerValues);

// The feed of a shop. The client must outlive it and is run by whoever ticks the feed.
core::Expected<std::unique_ptr<ShopFeed>> makeShopFeed(const commerce::ShopSettings &settings,
						       const std::map<std::string, std::string> &headerValues,
						       net::HttpClient &client);

} // namespace app
