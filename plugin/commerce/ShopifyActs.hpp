#pragma once

#include "commerce/ShopifyShop.hpp"

#include <memory>

namespace commerce {

// Acts at a Shopify shop.
//
// Pause makes the product a draft. That is the one way that really stops selling it everywhere and takes nothing away:
// its stock, its prices and the channels it is published to stay as they are, and Resume brings all back with one
// change. (Unlisted products still sell to everybody who has the link; unpublishing forgets where a product was
// published; a stock of zero would be a false figure.) It is the whole product: Shopify cannot pause one variant.
// Resume restores the status that Pause found, if this is the same session; otherwise the product becomes active.
//
// SetStock compares first at the shop: against what the person saw, or else against what was read a moment before.
// AddStock does not compare, because a sale in between does not make it wrong. Undoing either is adding the difference,
// so that sales in between stay counted. Both carry the act's key: a repetition is done once.
std::unique_ptr<Exchange> shopifyAct(std::shared_ptr<ShopifyShop> shop, const ShopAct &act);

} // namespace commerce
