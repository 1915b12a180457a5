#include "commerce/WooPush.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "commerce/WooOrders.hpp"
#include "commerce/WooSite.hpp"
#include "net/Digest.hpp"

namespace commerce {

using nlohmann::json;

namespace {

// "webhook_id=7": how WooCommerce tries an address when the webhook is made. It is not signed.
bool isPing(const PushMessage &message)
{
	constexpr std::string_view kName = "webhook_id=";
	const std::string_view body = trimmed(message.body);
	return body.starts_with(kName) && readUnits(body.substr(kName.size())).has_value();
}

// A product, or a variation: WooCommerce sends both as products, the latter with its parent.
void readProduct(const json &body, PushNews &news)
{
	const std::string id = textAt(body, {"id"});
	const std::string parent = textAt(body, {"parent_id"});
	if (!parent.empty() && parent != "0") {
		news.addVariant(WooId{parent, id}.text());
		return;
	}
	const json::array_t &variations = listAt(body, {"variations"});
	for (const json &variation : variations) {
		news.addVariant(WooId{id, textAt(variation, {})}.text());
	}
	if (variations.empty() && !id.empty()) {
		news.addVariant(id);
	}
}

void readOrder(const json &body, PushNews &news)
{
	news.orders = true;
	for (const json &line : listAt(body, {"line_items"})) {
		const std::string variation = textAt(line, {"variation_id"});
		const WooId id{textAt(line, {"product_id"}), variation == "0" ? std::string() : variation};
		if (!id.product.empty() && id.product != "0") {
			news.addVariant(id.text());
		}
	}
}

} // namespace

core::Expected<PushNews> readWooPush(const PushMessage &message, const std::string &secret)
{
	const std::string signature = message.header("x-wc-webhook-signature");
	if (signature.empty() && isPing(message)) {
		return PushNews{};
	}
	if (secret.empty()) {
		return core::fail({"Push.NoSecret", {}, {}});
	}
	if (!net::sameSecretly(net::base64(net::hmacSha256(secret, message.body)), trimmed(signature))) {
		return core::fail({"Push.BadSignature", {}, {}});
	}
	const auto body = readJson(message.body);
	if (!body) {
		return std::unexpected(body.error());
	}
	PushNews news;
	news.id = message.header("x-wc-webhook-delivery-id");
	const std::string topic = message.header("x-wc-webhook-topic");
	if (topic.starts_with("order.")) {
		readOrder(*body, news);
	} else if (topic.starts_with("product.")) {
		readProduct(*body, news);
	} else {
		news.orders = true; // {"action": …, "arg": []}: something happened, and orders tell to what
	}
	return news;
}

} // namespace commerce
