#pragma once

#include "commerce/JoinedText.hpp"

#include <array>
#include <string_view>

// What is asked of Shopify's Admin API, of the one version that the adapter speaks. tests/shops/shopify validates every
// document of `kShopifyDocuments` against Shopify's own schema of that version.
namespace commerce {

inline constexpr std::string_view kShopifyVersion = "2026-10"; // served until the summer of 2027, then fields may go

namespace shopify {

// Places where stock lies; also those that belong to fulfilment services.
inline constexpr std::string_view kPlaces = R"(
query Places {
  locations(first: 250, includeLegacy: true) { nodes { id name fulfillsOnlineOrders } }
})";

// What is read of a variant. `$levels` is how many places one may lie at. Figures, prices and addresses cost nothing
// beside the objects that hold them.
inline constexpr std::string_view kVariantFields = R"(
      id sku title price inventoryPolicy
      product { id title status onlineStoreUrl }
      inventoryItem {
        id tracked
        inventoryLevels(first: $levels) {
          pageInfo { hasNextPage }
          nodes {
            location { id }
            quantities(names: ["available", "on_hand", "committed", "incoming"]) { name quantity updatedAt }
          }
        }
      })";

// Pictures cost as much as two places, so they are not asked for each time.
inline constexpr std::string_view kPictureFields = R"(
      media(first: 1) { nodes { preview { image { url(transform: {maxWidth: 800}) } } } }
      product { featuredMedia { preview { image { url(transform: {maxWidth: 800}) } } } })";

inline constexpr std::string_view kVariantsBegin = R"(
query Variants($first: Int!, $after: String, $query: String, $levels: Int!) {
  shop { currencyCode }
  productVariants(first: $first, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes {)";
inline constexpr std::string_view kVariantsEnd = R"(
    }
  }
})";
// One page of variants.
inline constexpr std::string_view kVariants = JoinedText<kVariantsBegin, kVariantFields, kVariantsEnd>::kText;
inline constexpr std::string_view kPicturedVariants =
	JoinedText<kVariantsBegin, kVariantFields, kPictureFields, kVariantsEnd>::kText;

inline constexpr std::string_view kSomeVariantsBegin = R"(
query SomeVariants($ids: [ID!]!, $levels: Int!) {
  nodes(ids: $ids) {
    ... on ProductVariant {)";
// These variants.
inline constexpr std::string_view kSomeVariants = JoinedText<kSomeVariantsBegin, kVariantFields, kVariantsEnd>::kText;
inline constexpr std::string_view kSomePicturedVariants =
	JoinedText<kSomeVariantsBegin, kVariantFields, kPictureFields, kVariantsEnd>::kText;

inline constexpr std::string_view kOrders = R"(
query Orders($first: Int!, $after: String, $query: String!, $sortKey: OrderSortKeys!, $reverse: Boolean!, $lines: Int!) {
  orders(first: $first, after: $after, query: $query, sortKey: $sortKey, reverse: $reverse) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name createdAt updatedAt cancelledAt
      lineItems(first: $lines) {
        pageInfo { hasNextPage endCursor }
        nodes { id sku currentQuantity unfulfilledQuantity variant { id } }
      }
    }
  }
})";

// The rest of a long order.
inline constexpr std::string_view kOrderLines = R"(
query OrderLines($id: ID!, $after: String) {
  order(id: $id) {
    lineItems(first: 250, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id sku currentQuantity unfulfilledQuantity variant { id } }
    }
  }
})";

// What is there before and after a change of stock.
inline constexpr std::string_view kStockAt = R"(
query StockAt($variant: ID!, $location: ID!) {
  productVariant(id: $variant) {
    inventoryItem {
      id tracked
      inventoryLevel(locationId: $location) { quantities(names: ["available"]) { name quantity } }
    }
  }
})";

inline constexpr std::string_view kSetStock = R"(
mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id }
    userErrors { code field message }
  }
})";

inline constexpr std::string_view kAddStock = R"(
mutation AddStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id }
    userErrors { code field message }
  }
})";

inline constexpr std::string_view kProductStatus = R"(
query ProductStatus($id: ID!) {
  product(id: $id) { id title status }
})";

inline constexpr std::string_view kSetStatus = R"(
mutation SetStatus($id: ID!, $status: ProductStatus!) {
  productUpdate(product: {id: $id, status: $status}) {
    product { id status }
    userErrors { field message }
  }
})";

// What a person wants to know before the shop is followed.
inline constexpr std::string_view kProbe = R"(
query Probe {
  shop { name }
  currentAppInstallation { accessScopes { handle } }
  productVariantsCount(limit: null) { count }
})";

} // namespace shopify

inline constexpr std::array kShopifyDocuments{
	shopify::kPlaces,     shopify::kVariants,         shopify::kSomeVariants,
	shopify::kOrders,     shopify::kPicturedVariants, shopify::kSomePicturedVariants,
	shopify::kOrderLines, shopify::kStockAt,          shopify::kSetStock,
	shopify::kAddStock,   shopify::kProductStatus,    shopify::kSetStatus,
	shopify::kProbe,
};

} // namespace commerce
