#include "commerce/VendurePush.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "net/Digest.hpp"

namespace commerce::vendure {

namespace {

using nlohmann::json;

// The entries that name a variant: moves and variants stand in a list, an order's lines inside it.
const json::array_t &entriesOf(const json &document, bool order)
{
	return order ? listAt(document, {"data", "lines"}) : listAt(document, {"data"});
}

} // namespace

core::Expected<PushNews> readPush(const PushMessage &message, const std::string &secret)
{
	if (secret.empty()) {
		return core::fail({"Push.NoSecret", {}, {}});
	}
	if (!net::sameSecretly(net::base64(net::hmacSha256(secret, message.body)),
			       message.header("x-vendure-hmac-sha256"))) {
		return core::fail({"Push.BadSignature", {}, {}});
	}
	const auto document = readJson(message.body);
	if (!document) {
		return std::unexpected(document.error());
	}
	PushNews news;
	news.id = textAt(*document, {"id"});
	news.sentAt = timeAt(*document, {"at"});
	const std::string topic = textAt(*document, {"topic"});
	if (news.id.empty() || !news.sentAt || topic.empty()) {
		return core::fail({"Push.NotUnderstood", {{"found", describe(*document)}}, {}});
	}
	for (const json &entry : entriesOf(*document, topic.starts_with("order."))) {
		// A move without its variant bears JavaScript's word for nothing.
		std::string id = textAt(entry, {"variantId"});
		if (!id.empty() && id != "undefined") {
			news.addVariant(std::move(id));
		}
	}
	// Every move but a person's edit of a figure belongs to an order.
	news.orders = topic.starts_with("order.") || (topic.starts_with("stock.") && topic != "stock.adjustment");
	return news;
}

} // namespace commerce::vendure
