#include "commerce/WooOrders.hpp"

#include "commerce/ExchangeBounds.hpp"
#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ListPages.hpp"

#include <algorithm>
#include <chrono>
#include <format>
#include <string_view>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

constexpr int kOrdersAtOnce = 50;            // some 200 kB
constexpr std::chrono::seconds kOverlap(30); // an order may be stamped a little before it can be seen

// Units that WooCommerce notes beside a line.
std::optional<std::int64_t> noted(const json &line, std::string_view key)
{
	for (const json &meta : listAt(line, {"meta_data"})) {
		if (textAt(meta, {"key"}) == key) {
			return unitsAt(meta, {"value"}).transform([](std::int64_t units) {
				return std::max<std::int64_t>(0, units);
			});
		}
	}
	return std::nullopt;
}

bool isOver(const std::string &status)
{
	return status == "cancelled" || status == "refunded" || status == "failed" || status == "trash";
}

OrderLine readLine(const json &node, const std::string &status, bool refunded)
{
	OrderLine line;
	line.id = textAt(node, {"id"});
	line.sku = textAt(node, {"sku"});
	const std::string variation = textAt(node, {"variation_id"});
	line.variantId = WooId{textAt(node, {"product_id"}), variation == "0" ? std::string() : variation}.text();
	const auto taken = noted(node, "_reduced_stock");
	const bool took = status == "processing" || status == "on-hold" || status == "completed";
	// Other statuses are a shop's own, or unpaid: what took stock counts.
	if (!isOver(status) && (took || taken.value_or(0) > 0)) {
		const std::int64_t putBack = noted(node, "_restock_refunded_items").value_or(0);
		line.units = std::max<std::int64_t>(0, unitsAt(node, {"quantity"}).value_or(0) - putBack);
		line.open = status == "completed" ? 0 : line.units;
		// What is missing was perhaps refunded, or has left the shelf uncounted: it is not still to be taken.
		const bool missing = taken && *taken < line.units;
		line.taken = missing && (refunded || line.open == 0) ? std::nullopt : taken;
	}
	return line;
}

class Orders : public Exchange {
public:
	Orders(std::shared_ptr<WooSite> site, std::string mark) : site_(std::move(site)), mark_(std::move(mark)) {}

	net::HttpRequest first() override { return askPage(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		auto body = site_->read(answer);
		if (!body) {
			return std::unexpected(std::move(body).error());
		}
		if (!startedAt_) {
			startedAt_ = receivedAt;
		}
		const ListPages::Then then = pages_.take(wooIds(*body), wooTotal(answer));
		if (then == ListPages::Then::Endless) {
			return std::unexpected(endless());
		}
		Reply reply;
		reply.update.readAt = receivedAt;
		if (then == ListPages::Then::Again) {
			reply.next = askPage();
			return reply;
		}
		for (const json &node : listAt(*body, {})) {
			if (auto order = readWooOrder(node)) {
				reply.update.orders.push_back(std::move(*order));
			} else {
				reply.update.remarks.push_back(
					{"Shop.OddOrder", {{"code", excerpt(textAt(node, {"number"}))}}, {}});
			}
		}
		if (then == ListPages::Then::Next) {
			reply.next = askPage();
		} else if (pages_.isWhole()) { // otherwise the mark stays, and the same is asked again
			reply.update.ordersRead = true;
			const auto since = std::chrono::floor<std::chrono::seconds>(*startedAt_ - kOverlap);
			reply.mark = std::format("{:%FT%T}", since);
		}
		return reply;
	}

private:
	net::HttpRequest askPage() const
	{
		WooSite::Query query{
			{"per_page", std::to_string(kOrdersAtOnce)},
			{"offset", std::to_string(pages_.offset())},
			{"orderby", "id"},
			{"order", "desc"},
			{"_fields", "id,number,status,date_created_gmt,date_modified_gmt,refunds,line_items"}};
		if (mark_.empty()) {
			query.emplace_back("status", "processing,on-hold");
		} else {
			query.insert(query.end(), {{"modified_after", mark_}, {"dates_are_gmt", "true"}});
		}
		return site_->get("/wc/v3/orders", query);
	}

	std::shared_ptr<WooSite> site_;
	std::string mark_;
	ListPages pages_ = ListPages(kOrdersAtOnce);
	std::optional<core::WallTime> startedAt_;
};

} // namespace

std::unique_ptr<Exchange> wooOrdersSince(std::shared_ptr<WooSite> site, const std::string &mark)
{
	return std::make_unique<Orders>(std::move(site), mark);
}

std::optional<ShopOrder> readWooOrder(const json &node)
{
	const auto placedAt = timeAt(node, {"date_created_gmt"});
	const auto updatedAt = timeAt(node, {"date_modified_gmt"});
	ShopOrder order{.id = textAt(node, {"id"}), .code = textAt(node, {"number"})};
	if (order.id.empty() || !placedAt || !updatedAt) {
		return std::nullopt;
	}
	order.placedAt = *placedAt;
	order.updatedAt = *updatedAt;
	const std::string status = textAt(node, {"status"});
	const bool refunded = !listAt(node, {"refunds"}).empty();
	for (const json &line : listAt(node, {"line_items"})) {
		order.lines.push_back(readLine(line, status, refunded));
	}
	return order;
}

} // namespace commerce
