#include "commerce/ShopifyOrders.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyAnswer.hpp"
#include "commerce/ShopifyDocuments.hpp"
#include "commerce/ShopifyReading.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

struct LongOrder {
	ShopOrder order;
	bool cancelled = false;
	std::string after;
};

void readLines(const json &list, bool cancelled, ShopOrder &into)
{
	for (const json &node : listAt(list, {"nodes"})) {
		OrderLine line;
		line.id = textAt(node, {"id"});
		line.sku = textAt(node, {"sku"});
		line.variantId = textAt(node, {"variant", "id"});
		if (line.id.empty() || line.variant().empty()) {
			continue; // a line without a product: a fee, a tip
		}
		if (!cancelled) {
			line.units = unitsAt(node, {"currentQuantity"}).value_or(0);
			line.open = std::min(line.units, unitsAt(node, {"unfulfilledQuantity"}).value_or(0));
		}
		into.lines.push_back(std::move(line));
	}
}

class Orders : public Exchange {
public:
	Orders(std::shared_ptr<ShopifyShop> shop, std::string mark) : shop_(std::move(shop)), mark_(std::move(mark)) {}

	net::HttpRequest first() override { return askPage(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		auto read = readShopify(answer, shop_->host);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		if (!startedAt_) {
			startedAt_ = receivedAt;
		}
		Reply reply;
		reply.budget = read->budget;
		reply.update.readAt = receivedAt;
		if (read->tooDear) {
			if (atOnce() == 1) {
				return std::unexpected(ShopFault{
					FaultKind::Refused, {{"Shopify.TooDear", {{"host", shop_->host}}, {}}, {}}});
			}
			smaller_ *= 2;
			reply.next = askPage();
			return reply;
		}
		if (long_.empty()) {
			const json *orders = fieldAt(read->data, {"orders", "nodes"});
			if (auto fault = faultOfNoList(orders, read->data, shop_->host)) {
				return std::unexpected(std::move(*fault));
			}
			takePage(*read, reply.update);
		} else {
			takeLines(read->data, reply.update);
		}
		if (!long_.empty()) {
			reply.next = shop_->ask(shopify::kOrderLines,
						{{"id", long_.front().order.id}, {"after", long_.front().after}});
		} else if (more_) {
			reply.next = askPage();
		} else {
			reply.update.ordersRead = true;
			reply.mark = shopifyMark(*shop_, *startedAt_);
		}
		return reply;
	}

private:
	int atOnce() const { return std::max(1, shop_->tuning.ordersAtOnce / smaller_); }

	net::HttpRequest askPage() const
	{
		// Shipped orders stay open until somebody archives them.
		const std::string filter = mark_.empty() ? "status:open AND -fulfillment_status:fulfilled"
							 : "updated_at:>='" + mark_ + "'";
		return shop_->ask(shopify::kOrders, {{"first", atOnce()},
						     {"after", after_.empty() ? json() : json(after_)},
						     {"query", filter},
						     {"sortKey", mark_.empty() ? "CREATED_AT" : "UPDATED_AT"},
						     {"reverse", mark_.empty()},
						     {"lines", shop_->tuning.linesAtOnce}});
	}

	void takePage(const ShopifyAnswer &read, ShopUpdate &into)
	{
		shop_->costOfOrders = std::max(read.cost, 1.0);
		more_ = isTrueAt(read.data, {"orders", "pageInfo", "hasNextPage"});
		after_ = textAt(read.data, {"orders", "pageInfo", "endCursor"});
		for (const json &node : listAt(read.data, {"orders", "nodes"})) {
			takeOrder(node, into);
		}
	}

	void takeOrder(const json &node, ShopUpdate &into)
	{
		const auto placedAt = timeAt(node, {"createdAt"});
		const auto updatedAt = timeAt(node, {"updatedAt"});
		const json *lines = fieldAt(node, {"lineItems"});
		LongOrder whole{.order = {.id = textAt(node, {"id"}), .code = textAt(node, {"name"})},
				.cancelled = !textAt(node, {"cancelledAt"}).empty(),
				.after = textAt(node, {"lineItems", "pageInfo", "endCursor"})};
		if (whole.order.id.empty() || !placedAt || !updatedAt || !lines) {
			into.remarks.push_back({"Shop.OddOrder", {{"code", excerpt(whole.order.code)}}, {}});
			return;
		}
		whole.order.placedAt = *placedAt;
		whole.order.updatedAt = *updatedAt;
		readLines(*lines, whole.cancelled, whole.order);
		if (isTrueAt(*lines, {"pageInfo", "hasNextPage"})) {
			long_.push_back(std::move(whole));
		} else {
			into.orders.push_back(std::move(whole.order));
		}
	}

	void takeLines(const json &data, ShopUpdate &into)
	{
		LongOrder &whole = long_.front();
		const json *lines = fieldAt(data, {"order", "lineItems"});
		if (lines) {
			readLines(*lines, whole.cancelled, whole.order);
			whole.after = textAt(*lines, {"pageInfo", "endCursor"});
			if (isTrueAt(*lines, {"pageInfo", "hasNextPage"})) {
				return;
			}
			into.orders.push_back(std::move(whole.order));
		} // else it was deleted meanwhile
		long_.pop_front();
	}

	std::shared_ptr<ShopifyShop> shop_;
	std::string mark_;
	std::string after_;
	bool more_ = false;
	int smaller_ = 1;
	std::deque<LongOrder> long_; // lines are still to come
	std::optional<core::WallTime> startedAt_;
};

} // namespace

std::unique_ptr<Exchange> shopifyOrdersSince(std::shared_ptr<ShopifyShop> shop, const std::string &mark)
{
	return std::make_unique<Orders>(std::move(shop), mark);
}

} // namespace commerce
