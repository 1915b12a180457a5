#include "commerce/ShopifyPush.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "net/Digest.hpp"

#include <nlohmann/json.hpp>

namespace commerce {

using nlohmann::json;

namespace {

std::string variantGid(const std::string &number)
{
	return "gid://shopify/ProductVariant/" + number;
}

// Webhooks speak of inventory items; which variant one belongs to is known from reading.
void addItem(const json &body, const char *field, const ShopifyShop &shop, PushNews &news)
{
	const auto known = shop.variantOfItem.find("gid://shopify/InventoryItem/" + textAt(body, {field}));
	if (known != shop.variantOfItem.end()) {
		news.addVariant(known->second);
	}
}

void addAll(const json::array_t &list, const char *field, PushNews &news)
{
	for (const json &one : list) {
		if (const std::string number = textAt(one, {field}); !number.empty()) {
			news.addVariant(variantGid(number));
		}
	}
}

void readBody(const std::string &topic, const json &body, const ShopifyShop &shop, PushNews &news)
{
	if (topic.starts_with("inventory_levels/")) {
		addItem(body, "inventory_item_id", shop, news);
	} else if (topic.starts_with("inventory_items/")) {
		addItem(body, "id", shop, news);
	} else if (topic.starts_with("products/")) {
		addAll(listAt(body, {"variants"}), "id", news);
	} else if (topic.starts_with("variants/")) {
		addAll({body}, "id", news);
	} else if (topic.starts_with("orders/")) {
		news.orders = true;
		addAll(listAt(body, {"line_items"}), "variant_id", news);
	}
}

} // namespace

core::Expected<PushNews> readShopifyPush(const PushMessage &message, const std::string &secret, const ShopifyShop &shop)
{
	if (secret.empty()) {
		return core::fail({"Push.NoSecret", {}, {}});
	}
	const std::string signature = message.header("x-shopify-hmac-sha256");
	if (!net::sameSecretly(net::base64(net::hmacSha256(secret, message.body)), trimmed(signature))) {
		return core::fail({"Push.BadSignature", {}, {}});
	}
	// The secret may serve several shops of one merchant.
	const std::string domain = message.header("x-shopify-shop-domain");
	if (shop.host.ends_with(".myshopify.com") && !domain.empty() && domain != shop.host) {
		return core::fail({"Push.OtherShop", {{"host", shop.host}, {"other", excerpt(domain)}}});
	}
	const auto body = readJson(message.body);
	if (!body) {
		return std::unexpected(body.error());
	}
	PushNews news;
	news.id = message.header("x-shopify-event-id");
	if (news.id.empty()) {
		news.id = message.header("x-shopify-webhook-id");
	}
	news.sentAt = readTime(message.header("x-shopify-triggered-at"));
	readBody(message.header("x-shopify-topic"), *body, shop, news);
	return news;
}

} // namespace commerce
