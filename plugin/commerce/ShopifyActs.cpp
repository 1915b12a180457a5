#include "commerce/ShopifyActs.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyAnswer.hpp"
#include "commerce/ShopifyDocuments.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

std::unexpected<ShopFault> refuse(const char *key, const ShopifyShop &shop)
{
	return std::unexpected(ShopFault{FaultKind::Refused, {{key, {{"host", shop.host}}, {}}, {}}});
}

// The first of a mutation's userErrors.
std::optional<ShopFault> userFault(const json &payload, const ShopifyShop &shop)
{
	const json::array_t &errors = listAt(payload, {"userErrors"});
	if (errors.empty()) {
		return std::nullopt;
	}
	const GraphQlError error{textAt(errors.front(), {"message"}), textAt(errors.front(), {"code"}), {}};
	if (error.code == "CHANGE_FROM_QUANTITY_STALE") {
		return ShopFault{FaultKind::Conflict, {{"Shop.StockMoved", {{"host", shop.host}}, {}}, {}}};
	}
	// Another request with the same key is still at it, or broke off inside the shop.
	const bool again = error.code == "IDEMPOTENCY_CONCURRENT_REQUEST" || error.code == "SERVICE_UNAVAILABLE";
	return faultOf(error, again ? FaultKind::Broken : FaultKind::Refused, shop.host);
}

// SetStock and AddStock: look, do, and after adding look again.
class StockAct : public Exchange {
public:
	StockAct(std::shared_ptr<ShopifyShop> shop, ShopAct act) : shop_(std::move(shop)), act_(std::move(act))
	{
		if (act_.location.empty() && shop_->chosen.size() == 1) {
			act_.location = *shop_->chosen.begin();
		}
	}

	net::HttpRequest first() override
	{
		step_ = act_.location.empty() ? Step::Places : Step::Look;
		return step_ == Step::Places ? shop_->ask(shopify::kPlaces, json::object()) : look();
	}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		auto read = readShopify(answer, shop_->host);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		auto reply = understand(read->data);
		if (reply) {
			reply->budget = read->budget;
		}
		return reply;
	}

	Change change() const override
	{
		return step_ == Step::Do ? Change::OnItsWay : step_ == Step::LookAgain ? Change::Done : Change::None;
	}

private:
	enum class Step { Places, Look, Do, LookAgain };

	Asked<Reply> understand(const json &data)
	{
		switch (step_) {
		case Step::Places:
			return choosePlace(data);
		case Step::Look:
			return onLook(data);
		case Step::Do:
			return onDone(data);
		case Step::LookAgain:
			return conclude(availableIn(data));
		}
		return refuse("Shop.NotTracked", *shop_);
	}

	net::HttpRequest look() const
	{
		return shop_->ask(shopify::kStockAt, {{"variant", act_.variantId}, {"location", act_.location}});
	}

	Asked<Reply> choosePlace(const json &data)
	{
		shop_->readPlaces(data);
		for (const auto &[id, place] : shop_->places) {
			if (!shop_->counts(id)) {
				continue;
			}
			if (!act_.location.empty()) {
				return refuse("Shopify.WhichPlace", *shop_);
			}
			act_.location = id;
		}
		if (act_.location.empty()) {
			return refuse("Shopify.WhichPlace", *shop_);
		}
		step_ = Step::Look;
		return Reply{.next = look()};
	}

	static std::optional<std::int64_t> availableIn(const json &data)
	{
		const json::array_t &found =
			listAt(data, {"productVariant", "inventoryItem", "inventoryLevel", "quantities"});
		return found.empty() ? std::nullopt : unitsAt(found.front(), {"quantity"});
	}

	Asked<Reply> onLook(const json &data)
	{
		const std::string item = textAt(data, {"productVariant", "inventoryItem", "id"});
		if (item.empty()) {
			return refuse("Shop.VariantGone", *shop_);
		}
		if (!isTrueAt(data, {"productVariant", "inventoryItem", "tracked"})) {
			return refuse("Shop.NotTracked", *shop_);
		}
		const auto available = availableIn(data);
		if (!available) {
			return refuse("Shopify.NotAtPlace", *shop_);
		}
		before_ = act_.kind == ActKind::SetStock ? act_.seen.value_or(*available) : *available;
		step_ = Step::Do;
		return Reply{.next = mutation(item)};
	}

	net::HttpRequest mutation(const std::string &item) const
	{
		const bool set = act_.kind == ActKind::SetStock;
		json one = {{"inventoryItemId", item}, {"locationId", act_.location}};
		// A field that may not be missing: null means "do not compare".
		one["changeFromQuantity"] = set ? json(*before_) : json();
		one[set ? "quantity" : "delta"] = act_.units;
		const json input = {{"name", "available"},
				    {"reason", "correction"},
				    {set ? "quantities" : "changes", json::array({one})}};
		return shop_->ask(set ? shopify::kSetStock : shopify::kAddStock, {{"input", input}, {"key", act_.key}});
	}

	Asked<Reply> onDone(const json &data)
	{
		const bool set = act_.kind == ActKind::SetStock;
		const json *payload = fieldAt(data, {set ? "inventorySetQuantities" : "inventoryAdjustQuantities"});
		if (!payload || !payload->is_object()) {
			return std::unexpected(
				ShopFault{FaultKind::Broken, {{"Shop.NoOutcome", {{"host", shop_->host}}, {}}, {}}});
		}
		if (auto fault = userFault(*payload, *shop_)) {
			return std::unexpected(std::move(*fault));
		}
		if (set) {
			return conclude(act_.units);
		}
		step_ = Step::LookAgain;
		return Reply{.next = look()};
	}

	Asked<Reply> conclude(std::optional<std::int64_t> after) const
	{
		ShopAct undo = act_;
		undo.kind = ActKind::AddStock;
		undo.units = act_.kind == ActKind::SetStock ? *before_ - act_.units : -act_.units;
		undo.seen = std::nullopt;
		undo.key.clear();
		return Reply{.outcome = ActOutcome{.before = before_, .after = after, .undo = undo, .remark = {}}};
	}

	std::shared_ptr<ShopifyShop> shop_;
	ShopAct act_;
	Step step_ = Step::Look;
	std::optional<std::int64_t> before_;
};

// Pause and Resume: look at the product's status, then change it.
class StatusAct : public Exchange {
public:
	StatusAct(std::shared_ptr<ShopifyShop> shop, ShopAct act) : shop_(std::move(shop)), act_(std::move(act)) {}

	net::HttpRequest first() override { return shop_->ask(shopify::kProductStatus, {{"id", act_.productId}}); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		auto read = readShopify(answer, shop_->host);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		auto reply = asked_ ? onDone(read->data) : onLook(read->data);
		if (reply) {
			reply->budget = read->budget;
		}
		return reply;
	}

	Change change() const override { return asked_ ? Change::OnItsWay : Change::None; }

private:
	Asked<Reply> onLook(const json &data)
	{
		const std::string status = textAt(data, {"product", "status"});
		const bool pause = act_.kind == ActKind::Pause;
		if (status.empty()) {
			return refuse("Shop.VariantGone", *shop_);
		}
		if (status == "ARCHIVED") {
			return refuse("Shopify.Archived", *shop_);
		}
		if (pause == (status == "DRAFT")) {
			const char *remark = pause ? "Shop.PausedAlready" : "Shop.OnSaleAlready";
			return Reply{.outcome = ActOutcome{.remark = {remark, {}, {}}}};
		}
		asked_ = "DRAFT";
		if (pause) {
			shop_->statusBefore[act_.productId] = status;
		} else {
			const auto before = shop_->statusBefore.find(act_.productId);
			asked_ = before == shop_->statusBefore.end() ? "ACTIVE" : before->second;
		}
		return Reply{.next = shop_->ask(shopify::kSetStatus, {{"id", act_.productId}, {"status", *asked_}})};
	}

	Asked<Reply> onDone(const json &data)
	{
		const json *payload = fieldAt(data, {"productUpdate"});
		if (payload) {
			if (auto fault = userFault(*payload, *shop_)) {
				return std::unexpected(std::move(*fault));
			}
		}
		if (textAt(data, {"productUpdate", "product", "status"}) != *asked_) {
			return std::unexpected(
				ShopFault{FaultKind::Broken, {{"Shop.NoOutcome", {{"host", shop_->host}}, {}}, {}}});
		}
		ShopAct undo = act_;
		undo.kind = act_.kind == ActKind::Pause ? ActKind::Resume : ActKind::Pause;
		undo.key.clear();
		return Reply{.outcome = ActOutcome{.undo = undo, .remark = {}}};
	}

	std::shared_ptr<ShopifyShop> shop_;
	ShopAct act_;
	std::optional<std::string> asked_;
};

} // namespace

std::unique_ptr<Exchange> shopifyAct(std::shared_ptr<ShopifyShop> shop, const ShopAct &act)
{
	if (act.kind == ActKind::SetStock || act.kind == ActKind::AddStock) {
		return std::make_unique<StockAct>(std::move(shop), act);
	}
	return std::make_unique<StatusAct>(std::move(shop), act);
}

} // namespace commerce
