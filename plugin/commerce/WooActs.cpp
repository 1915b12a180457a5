#include "commerce/WooActs.hpp"

#include "commerce/JsonFields.hpp"
#include "net/Url.hpp"

#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

std::string routeOf(const WooId &id)
{
	const std::string product = "/wc/v3/products/" + net::percentEncoded(id.product);
	return id.variation.empty() ? product : product + "/variations/" + net::percentEncoded(id.variation);
}

std::unexpected<ShopFault> refuse(FaultKind kind, const char *key, const WooSite &site)
{
	return std::unexpected(ShopFault{kind, {{key, {{"host", site.host}}, {}}, {}}});
}

// Look, then do.
class Act : public Exchange {
public:
	Act(std::shared_ptr<WooSite> site, ShopAct act)
		: site_(std::move(site)), act_(std::move(act)), id_(WooId::parse(act_.variantId))
	{
	}

	net::HttpRequest first() override { return look(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		auto body = site_->read(answer);
		if (!body) {
			return std::unexpected(std::move(body).error());
		}
		return done_ ? onDone(*body) : onLook(*body);
	}

	Change change() const override { return done_ ? Change::OnItsWay : Change::None; }

protected:
	virtual Asked<Reply> onLook(const json &now) = 0;
	virtual Asked<Reply> onDone(const json &now) = 0;

	net::HttpRequest look() const { return site_->get(routeOf(id_), {}); }
	Reply put(const json &fields)
	{
		done_ = true;
		return Reply{.next = site_->put(routeOf(id_), fields)};
	}

	std::shared_ptr<WooSite> site_;
	ShopAct act_;
	WooId id_;

private:
	bool done_ = false;
};

class StockAct : public Act {
public:
	using Act::Act;

private:
	Asked<Reply> onLook(const json &now) override
	{
		if (textAt(now, {"manage_stock"}) == "parent" && !id_.variation.empty()) {
			id_.variation.clear(); // the stock is the product's
			return Reply{.next = look()};
		}
		const auto available = unitsAt(now, {"stock_quantity"});
		if (!isTrueAt(now, {"manage_stock"}) || !available) {
			return refuse(FaultKind::Refused, "Shop.NotTracked", *site_);
		}
		const bool set = act_.kind == ActKind::SetStock;
		asked_ = set ? act_.units : *available + act_.units;
		before_ = *available;
		if (set && act_.seen && *act_.seen != *available) {
			// The answer to the same act may have been lost on its way.
			return *available == act_.units ? conclude(*available, *act_.seen)
							: refuse(FaultKind::Conflict, "Shop.StockMoved", *site_);
		}
		return put({{"stock_quantity", asked_}});
	}

	Asked<Reply> onDone(const json &now) override
	{
		const auto available = unitsAt(now, {"stock_quantity"});
		return available ? conclude(*available, before_) : refuse(FaultKind::Broken, "Shop.NoOutcome", *site_);
	}

	Asked<Reply> conclude(std::int64_t after, std::int64_t before) const
	{
		ShopAct undo = act_;
		undo.kind = ActKind::AddStock;
		undo.units = before - asked_;
		undo.seen = std::nullopt;
		undo.key.clear();
		ActOutcome outcome{.before = before, .after = after, .undo = undo, .remark = {}};
		if (after != asked_) {
			outcome.remark = {"Woo.NotAsAsked",
					  {{"asked", std::to_string(asked_)}, {"found", std::to_string(after)}},
					  {}};
		}
		return Reply{.outcome = std::move(outcome)};
	}

	std::int64_t asked_ = 0;
	std::int64_t before_ = 0;
};

class StatusAct : public Act {
public:
	using Act::Act;

private:
	bool pauses() const { return act_.kind == ActKind::Pause; }

	Asked<Reply> onLook(const json &now) override
	{
		const std::string status = textAt(now, {"status"});
		if (pauses() == (status != "publish")) {
			const char *remark = pauses() ? "Shop.PausedAlready" : "Shop.OnSaleAlready";
			return Reply{.outcome = ActOutcome{.remark = {remark, {}, {}}}};
		}
		if (pauses()) {
			site_->statusBefore[act_.variantId] = status;
			asked_ = id_.variation.empty() ? "draft" : "private";
		} else {
			const auto before = site_->statusBefore.find(act_.variantId);
			asked_ = before == site_->statusBefore.end() ? "publish" : before->second;
		}
		return put({{"status", asked_}});
	}

	Asked<Reply> onDone(const json &now) override
	{
		if (textAt(now, {"status"}) != asked_) {
			return refuse(FaultKind::Broken, "Shop.NoOutcome", *site_);
		}
		ShopAct undo = act_;
		undo.kind = pauses() ? ActKind::Resume : ActKind::Pause;
		undo.key.clear();
		return Reply{.outcome = ActOutcome{.undo = undo, .remark = {}}};
	}

	std::string asked_;
};

} // namespace

std::unique_ptr<Exchange> wooAct(std::shared_ptr<WooSite> site, const ShopAct &act)
{
	if (act.kind == ActKind::SetStock || act.kind == ActKind::AddStock) {
		return std::make_unique<StockAct>(std::move(site), act);
	}
	return std::make_unique<StatusAct>(std::move(site), act);
}

} // namespace commerce
