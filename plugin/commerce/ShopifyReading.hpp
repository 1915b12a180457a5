#pragma once

#include "commerce/ShopifyAnswer.hpp"
#include "commerce/ShopifyShop.hpp"

#include <memory>
#include <string>
#include <vector>

// Exchanges that read a Shopify shop's stock. Each begins with the shop's places, unless they are known.
namespace commerce {

// Every variant, page by page.
std::unique_ptr<Exchange> shopifyReadAll(std::shared_ptr<ShopifyShop> shop);

// These variants, in as many requests as the shop takes.
std::unique_ptr<Exchange> shopifyReadSome(std::shared_ptr<ShopifyShop> shop, std::vector<std::string> ids);

// Variants that changed after the mark, a time. Shopify counts a change of stock as a change of the variant and its
// product, but finds changes through an index that follows later: each question goes back further than the last answer,
// and whole readings are still needed.
std::unique_ptr<Exchange> shopifyChangesSince(std::shared_ptr<ShopifyShop> shop, const std::string &mark);

// The mark for the next question after one whose first answer came then: a time as Shopify's filters have it.
std::string shopifyMark(const ShopifyShop &shop, core::WallTime answeredAt);

} // namespace commerce
