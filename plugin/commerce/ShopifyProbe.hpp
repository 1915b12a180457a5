#pragma once

#include "commerce/ShopifyShop.hpp"

#include <memory>

namespace commerce {

// Who the shop is, how many variants it has, where its stock lies, and what the key may not do.
std::unique_ptr<Exchange> shopifyProbe(std::shared_ptr<ShopifyShop> shop);

} // namespace commerce
