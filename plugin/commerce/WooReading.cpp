#include "commerce/WooReading.hpp"

#include "commerce/ExchangeBounds.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ListPages.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_set>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

constexpr const char *kProductFields = "id,name,sku,type,status,manage_stock,stock_quantity,stock_status,backorders,"
				       "date_modified_gmt,price,permalink,images";
constexpr const char *kVariationFields = "id,sku,status,attributes,manage_stock,stock_quantity,stock_status,backorders,"
					 "date_modified_gmt,price,permalink,image";

std::string joined(const std::vector<std::string> &ids)
{
	std::string text;
	for (const std::string &id : ids) {
		text += (text.empty() ? "" : ",") + id;
	}
	return text;
}

// A product whose variations are still to be asked for.
struct Family {
	std::string product;
	std::vector<std::string> only; // these; empty: all
	ListPages pages = ListPages(kWooPage);
};

class Reading : public Exchange {
public:
	explicit Reading(std::shared_ptr<WooSite> site) : site_(std::move(site)) {}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		auto body = site_->read(answer);
		if (!body) {
			return onFault(std::move(body).error());
		}
		ListPages &pages = families_.empty() ? products_ : families_.front().pages;
		const ListPages::Then then = pages.take(wooIds(*body), wooTotal(answer));
		if (then == ListPages::Then::Endless) {
			return std::unexpected(endless());
		}
		Reply reply;
		reply.update.readAt = receivedAt;
		if (then != ListPages::Then::Again) {
			whole_ = whole_ && (then != ListPages::Then::Over || pages.isFull());
			take(*body, then == ListPages::Then::Over, reply.update);
		}
		return proceed(std::move(reply));
	}

protected:
	virtual void onProduct(const json &product, ShopUpdate &into) = 0;
	// The next request for products.
	virtual net::HttpRequest askProducts(const ListPages &pages) = 0;
	virtual void finish(ShopUpdate &, bool /*whole*/) {}
	virtual void note(const ShopUpdate &) {}

	const ListPages &products() const { return products_; }
	WooSite &site() { return *site_; }
	void ask(Family family) { families_.push_back(std::move(family)); }

private:
	// A product that was deleted between two requests is no fault of the reading.
	Asked<Reply> onFault(ShopFault fault)
	{
		if (families_.empty() || fault.error.sentence.key != "Shop.Says" || fault.kind != FaultKind::Refused) {
			return std::unexpected(std::move(fault));
		}
		families_.pop_front();
		whole_ = false; // nor sure to be that
		return proceed(Reply{});
	}

	void take(const json &list, bool last, ShopUpdate &into)
	{
		if (families_.empty()) {
			productsRead_ = last;
			for (const json &product : listAt(list, {})) {
				onProduct(product, into);
			}
			return;
		}
		for (const json &variation : listAt(list, {})) {
			site_->readVariation(families_.front().product, variation, into);
		}
		if (last) {
			families_.pop_front();
		}
	}

	Asked<Reply> proceed(Reply reply)
	{
		note(reply.update);
		if (!families_.empty()) {
			reply.next = askVariations(families_.front());
		} else if (!productsRead_) {
			reply.next = askProducts(products_);
		} else {
			finish(reply.update, whole_);
		}
		return reply;
	}

	net::HttpRequest askVariations(const Family &family) const
	{
		WooSite::Query query{{"per_page", std::to_string(kWooPage)},
				     {"offset", std::to_string(family.pages.offset())},
				     {"orderby", "id"},
				     {"order", "desc"},
				     {"_fields", kVariationFields}};
		if (!family.only.empty()) {
			query.emplace_back("include", joined(family.only));
		}
		return site_->get("/wc/v3/products/" + net::percentEncoded(family.product) + "/variations", query);
	}

	std::shared_ptr<WooSite> site_;
	ListPages products_ = ListPages(kWooPage);
	bool productsRead_ = false;
	bool whole_ = true;
	std::deque<Family> families_;
};

class ReadAll : public Reading {
public:
	using Reading::Reading;

	net::HttpRequest first() override { return askProducts(products()); }

private:
	net::HttpRequest askProducts(const ListPages &pages) override
	{
		return site().get("/wc/v3/products", {{"per_page", std::to_string(kWooPage)},
						      {"offset", std::to_string(pages.offset())},
						      {"orderby", "id"},
						      {"order", "desc"},
						      {"_fields", kProductFields}});
	}

	void onProduct(const json &product, ShopUpdate &into) override
	{
		const std::string id = textAt(product, {"id"});
		if (site().readProduct(product, into) && asked_.insert(id).second) {
			ask({.product = id, .only = {}});
		}
	}

	void note(const ShopUpdate &update) override
	{
		for (const StockLevel &level : update.levels) {
			ids_.push_back(level.variantId);
		}
		ids_.insert(ids_.end(), update.stillListed.begin(), update.stillListed.end());
	}

	void finish(ShopUpdate &update, bool whole) override
	{
		update.complete = whole;
		update.stillListed = std::move(ids_);
	}

	std::unordered_set<std::string> asked_; // pages overlap, and each is asked for once
	std::vector<std::string> ids_;
};

class ReadSome : public Reading {
public:
	ReadSome(std::shared_ptr<WooSite> site, const std::vector<std::string> &ids) : Reading(std::move(site))
	{
		for (const std::string &text : ids) {
			const WooId id = WooId::parse(text);
			auto &variations = wanted_[id.product];
			if (!id.variation.empty()) {
				variations.push_back(id.variation);
			}
		}
	}

	net::HttpRequest first() override { return askProducts(products()); }

private:
	net::HttpRequest askProducts(const ListPages &) override
	{
		std::vector<std::string> products;
		products.reserve(wanted_.size());
		for (const auto &[product, variations] : wanted_) {
			products.push_back(product);
		}
		return site().get("/wc/v3/products", {{"per_page", std::to_string(kWooPage)},
						      {"include", joined(products)},
						      {"_fields", kProductFields}});
	}

	void onProduct(const json &product, ShopUpdate &into) override
	{
		if (site().readProduct(product, into)) {
			const std::string id = textAt(product, {"id"});
			ask({.product = id, .only = wanted_[id]}); // asked for itself: all of it
		}
	}

	std::map<std::string, std::vector<std::string>> wanted_; // product → its variations
};

} // namespace

std::unique_ptr<Exchange> wooReadAll(std::shared_ptr<WooSite> site)
{
	return std::make_unique<ReadAll>(std::move(site));
}

std::unique_ptr<Exchange> wooReadSome(std::shared_ptr<WooSite> site, const std::vector<std::string> &ids)
{
	return std::make_unique<ReadSome>(std::move(site), ids);
}

} // namespace commerce
