#pragma once

#include <array>
#include <string_view>

// What is asked of Shopify's Storefront API, in the version of ShopifyDocuments and validated like those.
namespace commerce {

namespace storefront {

inline constexpr std::string_view kProducts = R"(
query Products($first: Int!, $after: String, $variants: Int!) {
  products(first: $first, after: $after, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title onlineStoreUrl
      variants(first: $variants) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id sku title availableForSale currentlyNotInStock quantityAvailable
          price { amount currencyCode } image { url(transform: {maxWidth: 800}) }
        }
      }
    }
  }
})";

// The rest of a product with many variants.
inline constexpr std::string_view kProductVariants = R"(
query ProductVariants($id: ID!, $after: String) {
  product(id: $id) {
    id title onlineStoreUrl
    variants(first: 250, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id sku title availableForSale currentlyNotInStock quantityAvailable
        price { amount currencyCode } image { url(transform: {maxWidth: 800}) }
      }
    }
  }
})";

inline constexpr std::string_view kSomeVariants = R"(
query SomeVariants($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on ProductVariant {
      id sku title availableForSale currentlyNotInStock quantityAvailable
      price { amount currencyCode } image { url(transform: {maxWidth: 800}) }
      product { id title onlineStoreUrl }
    }
  }
})";

inline constexpr std::string_view kShop = R"(
query Shop {
  shop { name }
  products(first: 1) { nodes { variants(first: 1) { nodes { quantityAvailable } } } }
})";

} // namespace storefront

inline constexpr std::array kStorefrontDocuments{storefront::kProducts, storefront::kProductVariants,
						 storefront::kSomeVariants, storefront::kShop};

} // namespace commerce
