#pragma once

#include "commerce/ShopifyShop.hpp"

#include <memory>
#include <string>

namespace commerce {

// Orders of a Shopify shop: with an empty mark those that are open, newest first, and after that all that were changed
// since, oldest first. An order with more lines than one answer holds is asked for again until it is whole. Cancelled
// orders come with no units.
std::unique_ptr<Exchange> shopifyOrdersSince(std::shared_ptr<ShopifyShop> shop, const std::string &mark);

} // namespace commerce
