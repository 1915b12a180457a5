#include "commerce/VendureOrders.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace commerce::vendure {

namespace {

using nlohmann::json;

std::optional<OrderLine> readLine(const json &from, bool cancelled)
{
	const auto quantity = unitsAt(from, {"quantity"});
	OrderLine line{.id = textAt(from, {"id"}),
		       .sku = textAt(from, {"productVariant", "sku"}),
		       .variantId = textAt(from, {"productVariant", "id"}),
		       .taken = {}};
	if (!quantity || *quantity < 0 || line.id.empty() || line.variant().empty()) {
		return std::nullopt;
	}
	line.units = line.open = cancelled ? 0 : *quantity;
	for (const json &sent : listAt(from, {"fulfillmentLines"})) {
		if (textAt(sent, {"fulfillment", "state"}) != "Cancelled") {
			line.open -= unitsAt(sent, {"quantity"}).value_or(0);
		}
	}
	line.open = std::clamp<std::int64_t>(line.open, 0, line.units);
	return line;
}

std::optional<ShopOrder> readOrder(const json &from, core::WallTime changed)
{
	const auto placed = timeAt(from, {"orderPlacedAt"});
	ShopOrder order{textAt(from, {"id"}), textAt(from, {"code"}), placed.value_or(changed), changed, {}};
	if (order.id.empty() || !placed) {
		return std::nullopt;
	}
	for (const json &sent : listAt(from, {"fulfillments"})) {
		order.updatedAt = std::max(order.updatedAt, timeAt(sent, {"updatedAt"}).value_or(changed));
	}
	const bool cancelled = textAt(from, {"state"}) == "Cancelled";
	for (const json &entry : listAt(from, {"lines"})) {
		auto line = readLine(entry, cancelled);
		if (!line) {
			return std::nullopt; // the whole order replaces the one before: half of it would be wrong
		}
		order.lines.push_back(std::move(*line));
	}
	return order;
}

} // namespace

bool readOrders(const json &data, OrderPage &page)
{
	const json *items = fieldAt(data, {"orders", "items"});
	const auto total = unitsAt(data, {"orders", "totalItems"});
	if (!items || !items->is_array() || !total) {
		return false;
	}
	page.totalItems = *total;
	for (const json &entry : *items) {
		page.ids.push_back(textAt(entry, {"id"}));
		const auto changed = timeAt(entry, {"updatedAt"});
		auto order = changed ? readOrder(entry, *changed) : std::nullopt;
		if (!order) {
			const std::string code = textAt(entry, {"code"});
			page.remarks.push_back({"Shop.OddOrder", {{"code", code.empty() ? "?" : excerpt(code)}}, {}});
			continue;
		}
		page.newest = std::max(page.newest.value_or(*changed), *changed);
		page.orders.push_back(std::move(*order));
	}
	return true;
}

} // namespace commerce::vendure
