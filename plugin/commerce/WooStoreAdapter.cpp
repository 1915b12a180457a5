#include "commerce/WooStoreAdapter.hpp"

#include "commerce/ExchangeBounds.hpp"
#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ListPages.hpp"
#include "commerce/WooCount.hpp"
#include "net/Url.hpp"

#include <optional>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

// What a visitor is shown, with tax or without as the shop has it. A product that has no price is told as one of zero
// that cannot be bought.
std::optional<core::Money> priceOf(const json &entry)
{
	const auto units = unitsAt(entry, {"prices", "price"});
	const auto digits = unitsAt(entry, {"prices", "currency_minor_unit"});
	if (!units || !digits || *digits < 0 || *digits > core::Money::kMostDigits ||
	    (*units == 0 && !isTrueAt(entry, {"is_purchasable"}))) {
		return std::nullopt;
	}
	return core::Money::ofMinor(*units, static_cast<int>(*digits), textAt(entry, {"prices", "currency_code"}));
}

void readEntry(const json &entry, ShopUpdate &into)
{
	const std::string type = textAt(entry, {"type"});
	const std::string id = textAt(entry, {"id"});
	if (id.empty() || type == "variable" || type == "grouped" || type == "external") {
		return;
	}
	const std::string parent = textAt(entry, {"parent"});
	StockLevel level;
	level.variantId = type == "variation" ? WooId{parent, id}.text() : id;
	level.productId = type == "variation" ? parent : id;
	level.sku = trimmed(textAt(entry, {"sku"}));
	if (level.sku.empty()) {
		level.sku = id;
	}
	level.title = textAt(entry, {"name"});
	level.variant = textAt(entry, {"variation"});
	level.price = priceOf(entry);
	level.picture = wooPicture(entry);
	level.link = textAt(entry, {"permalink"});
	level.backorder = isTrueAt(entry, {"is_on_backorder"});
	level.available = unitsAt(entry, {"low_stock_remaining"});
	const json *inStock = fieldAt(entry, {"is_in_stock"});
	if (!level.available && inStock && inStock->is_boolean() && !inStock->get<bool>()) {
		level.available = 0;
	}
	into.levels.push_back(std::move(level));
}

} // namespace

// Products that are variants by themselves, then variations; of all, or of some.
class WooStoreAdapter::Reading : public Exchange {
public:
	explicit Reading(std::shared_ptr<WooSite> site, const std::vector<std::string> &ids = {})
		: site_(std::move(site)), all_(ids.empty())
	{
		for (const std::string &text : ids) {
			const WooId id = WooId::parse(text);
			std::string &list = id.variation.empty() ? products_ : variations_;
			list += (list.empty() ? "" : ",") + (id.variation.empty() ? id.product : id.variation);
		}
		ofVariations_ = !all_ && products_.empty();
	}

	net::HttpRequest first() override { return ask(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		auto body = site_->read(answer);
		if (!body) {
			return std::unexpected(std::move(body).error());
		}
		const ListPages::Then then = pages_.take(wooIds(*body), wooTotal(answer));
		if (then == ListPages::Then::Endless) {
			return std::unexpected(endless());
		}
		Reply reply;
		reply.update.readAt = receivedAt;
		if (then == ListPages::Then::Again) {
			reply.next = ask();
			return reply;
		}
		for (const json &entry : listAt(*body, {})) {
			readEntry(entry, reply.update);
		}
		for (const StockLevel &level : reply.update.levels) {
			told_.push_back(level.variantId);
		}
		if (then == ListPages::Then::Next) {
			reply.next = ask();
			return reply;
		}
		whole_ = whole_ && pages_.isFull();
		if (!ofVariations_ && (all_ || !variations_.empty())) {
			ofVariations_ = true;
			pages_ = ListPages(kWooPage);
			reply.next = ask();
		} else if (all_) {
			reply.update.complete = whole_;
			reply.update.stillListed = std::move(told_);
		}
		return reply;
	}

private:
	net::HttpRequest ask() const
	{
		WooSite::Query query{{"per_page", std::to_string(kWooPage)},
				     {"offset", std::to_string(pages_.offset())},
				     {"orderby", "id"},
				     {"order", "desc"}};
		if (ofVariations_) {
			query.emplace_back("type", "variation");
		}
		if (!all_) {
			query.emplace_back("include", ofVariations_ ? variations_ : products_);
		}
		return site_->get(std::string(kWooStoreProducts), query);
	}

	std::shared_ptr<WooSite> site_;
	bool all_;
	std::string products_;
	std::string variations_;
	bool ofVariations_ = false;
	ListPages pages_ = ListPages(kWooPage);
	bool whole_ = true;
	std::vector<std::string> told_;
};

class WooStoreAdapter::Probe : public Exchange {
public:
	explicit Probe(const std::shared_ptr<WooSite> &site)
		: count_(site, std::string(kWooStoreProducts)), host_(site->host)
	{
	}

	net::HttpRequest first() override { return count_.first(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		return count_.onAnswer(answer).transform([&](std::optional<net::HttpRequest> next) {
			Reply reply{.next = std::move(next)};
			if (!reply.next) {
				count_.tell(reply.findings.emplace());
				reply.findings->remarks.push_back({"Woo.OnlyLowStock", {{"host", host_}}, {}});
			}
			return reply;
		});
	}

private:
	WooCount count_;
	std::string host_;
};

core::Expected<std::unique_ptr<ShopAdapter>> WooStoreAdapter::make(const ShopSettings &settings)
{
	if (trimmed(settings.url).empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	return net::check({.url = wooBase(settings.url)}).transform([&]() -> std::unique_ptr<ShopAdapter> {
		return std::make_unique<WooStoreAdapter>(settings);
	});
}

WooStoreAdapter::WooStoreAdapter(const ShopSettings &settings) : site_(std::make_shared<WooSite>())
{
	site_->base = wooBase(settings.url);
	site_->host = net::hostOf(site_->base);
}

Abilities WooStoreAdapter::abilities() const
{
	Abilities able;
	able.idsAtOnce = kWooPage;
	able.budget = {.perSecond = 1, .burst = 5}; // a stranger asks more rarely than who has a key
	able.costOfSome = 2;
	return able;
}

std::unique_ptr<Exchange> WooStoreAdapter::readAll()
{
	return std::make_unique<Reading>(site_);
}

std::unique_ptr<Exchange> WooStoreAdapter::readSome(const std::vector<std::string> &ids)
{
	return std::make_unique<Reading>(site_, ids);
}

std::unique_ptr<Exchange> WooStoreAdapter::probe()
{
	return std::make_unique<Probe>(site_);
}

} // namespace commerce
