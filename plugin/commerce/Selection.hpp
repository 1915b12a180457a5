#pragma once

#include "commerce/ShopSettings.hpp"
#include "commerce/ShopUpdate.hpp"

namespace commerce {

// What of a shop's answer a person wants to see, under the names they gave: SKUs that are called otherwise elsewhere
// get the name of the row they belong to; levels and moves at other locations, and SKUs that were not picked, are
// dropped. What stays keeps the shop's own ids, but where a variant lies at other locations as well it no longer says
// what is physically there: orders are of all locations, and are not to be set against some. Pure; any thread.
ShopUpdate selected(ShopUpdate update, const ShopSettings &settings);

} // namespace commerce
