#pragma once

#include "commerce/ShopSettings.hpp"
#include "profile/JsonReader.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

// One shop as it stands in a settings file.
namespace profile {

// Whether it can be a shop's id: it names its secrets and its part of a push address.
bool isShopId(std::string_view text);

nlohmann::ordered_json shopJson(const commerce::ShopSettings &shop);

// Missing fields keep what `into` holds.
void readShop(JsonReader shop, commerce::ShopSettings &into);

} // namespace profile
