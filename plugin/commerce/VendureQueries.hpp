#pragma once

// What is asked of Vendure's Admin API, written for 3.x and the same since 2.0, but for `kMoney`. Vendure checks each
// field of a document against its schema, so nothing is asked that is not used.
namespace commerce::vendure {

inline constexpr const char *kLogin =
	"mutation($user: String!, $password: String!) { login(username: $user, password: $password) {"
	" __typename ... on ErrorResult { errorCode message } } }";

// Who we are: null when the session is over.
inline constexpr const char *kWho = "{ me { id } }";

inline constexpr const char *kLocations = "{ stockLocations(options: { take: 100 }) { items { id name } } }";

// In how many digits it keeps its money; since 2.2.
inline constexpr const char *kMoney = "{ globalSettings { serverConfig { moneyStrategyPrecision } } }";

inline constexpr const char *kVariants =
	"query($options: ProductVariantListOptions) {"
	" globalSettings { trackInventory outOfStockThreshold }"
	" productVariants(options: $options) { totalItems items {"
	" id sku enabled updatedAt trackInventory outOfStockThreshold useGlobalOutOfStockThreshold"
	" priceWithTax currencyCode featuredAsset { preview }"
	" product { id name enabled featuredAsset { preview } } options { name }"
	" stockLevels { stockLocationId stockOnHand stockAllocated updatedAt } } } }";

inline constexpr const char *kOrders =
	"query($options: OrderListOptions) { orders(options: $options) { totalItems items {"
	" id code state orderPlacedAt updatedAt fulfillments { updatedAt }"
	" lines { id quantity productVariant { id sku }"
	" fulfillmentLines { quantity fulfillment { state } } } } } }";

inline constexpr const char *kChange =
	"mutation($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }";

inline constexpr const char *kProbeVariants =
	"{ activeChannel { code } productVariants(options: { take: 1 }) { totalItems } }";
inline constexpr const char *kProbeOrders = "{ orders(options: { take: 1 }) { totalItems } }";

} // namespace commerce::vendure
