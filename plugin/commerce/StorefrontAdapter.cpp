#include "commerce/StorefrontAdapter.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyAdapter.hpp"
#include "commerce/ShopifyAnswer.hpp"
#include "commerce/ShopifyDocuments.hpp"
#include "commerce/StorefrontDocuments.hpp"

#include <nlohmann/json.hpp>

#include <deque>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

constexpr int kProductsAtOnce = 25;
constexpr int kVariantsOfEach = 40; // in all 1,000 a page, and most products have fewer

void readVariant(const json &node, const json &product, ShopUpdate &into)
{
	StockLevel level;
	level.variantId = textAt(node, {"id"});
	if (level.variantId.empty()) {
		return; // not visible any more
	}
	level.sku = trimmed(textAt(node, {"sku"}));
	if (level.sku.empty()) {
		level.sku = level.variantId.substr(level.variantId.rfind('/') + 1);
	}
	level.productId = textAt(product, {"id"});
	level.title = textAt(product, {"title"});
	const std::string variant = textAt(node, {"title"});
	level.variant = variant == "Default Title" ? std::string() : variant;
	level.price = core::Money::parse(textAt(node, {"price", "amount"}), textAt(node, {"price", "currencyCode"}));
	level.picture = textAt(node, {"image", "url"}); // its product's where it has none of its own
	level.link = textAt(product, {"onlineStoreUrl"});
	level.backorder = isTrueAt(node, {"currentlyNotInStock"});
	const auto units = unitsAt(node, {"quantityAvailable"});
	if (!isTrueAt(node, {"availableForSale"})) {
		level.available = 0;
	} else if (units && (*units > 0 || level.backorder)) {
		level.available = units;
	} // else it is for sale without a figure: not tracked, or not for this key
	into.levels.push_back(std::move(level));
}

// What the key may not see is null and named among the errors.
void remarkDenied(const ShopifyAnswer &read, const std::string &host, std::vector<core::Message> &remarks)
{
	if (!read.denied.empty()) {
		remarks.push_back({"Shopify.NoQuantities", {{"host", host}}, {}});
	}
}

} // namespace

class StorefrontAdapter::ReadAll : public Exchange {
public:
	ReadAll(std::string url, std::string host) : url_(std::move(url)), host_(std::move(host)) {}

	net::HttpRequest first() override { return askPage(); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		auto read = readShopify(answer, host_, true);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		Reply reply;
		reply.update.readAt = receivedAt;
		remarkDenied(*read, host_, reply.update.remarks);
		if (long_.empty()) {
			const json *products = fieldAt(read->data, {"products", "nodes"});
			if (auto fault = faultOfNoList(products, read->data, host_)) {
				return std::unexpected(std::move(*fault));
			}
			more_ = isTrueAt(read->data, {"products", "pageInfo", "hasNextPage"});
			after_ = textAt(read->data, {"products", "pageInfo", "endCursor"});
			for (const json &product : listAt(read->data, {"products", "nodes"})) {
				takeProduct(product, reply.update);
			}
		} else {
			long_.pop_front();
			if (const json *product = fieldAt(read->data, {"product"})) {
				takeProduct(*product, reply.update);
			}
		}
		proceed(reply);
		return reply;
	}

private:
	struct LongProduct {
		std::string id;
		std::string after;
	};

	net::HttpRequest askPage() const
	{
		return graphQlRequest(url_, storefront::kProducts,
				      {{"first", kProductsAtOnce},
				       {"after", after_.empty() ? json() : json(after_)},
				       {"variants", kVariantsOfEach}});
	}

	void takeProduct(const json &product, ShopUpdate &into)
	{
		for (const json &node : listAt(product, {"variants", "nodes"})) {
			readVariant(node, product, into);
		}
		if (isTrueAt(product, {"variants", "pageInfo", "hasNextPage"})) {
			long_.push_front(
				{textAt(product, {"id"}), textAt(product, {"variants", "pageInfo", "endCursor"})});
		}
	}

	void proceed(Reply &reply)
	{
		for (const StockLevel &level : reply.update.levels) {
			told_.push_back(level.variantId);
		}
		if (!long_.empty()) {
			reply.next = graphQlRequest(url_, storefront::kProductVariants,
						    {{"id", long_.front().id}, {"after", long_.front().after}});
		} else if (more_) {
			reply.next = askPage();
		} else {
			reply.update.complete = true;
			reply.update.stillListed = std::move(told_);
		}
	}

	std::string url_;
	std::string host_;
	std::string after_;
	bool more_ = false;
	std::deque<LongProduct> long_; // variants are still to come
	std::vector<std::string> told_;
};

class StorefrontAdapter::ReadSome : public Exchange {
public:
	ReadSome(net::HttpRequest ask, std::string host) : ask_(std::move(ask)), host_(std::move(host)) {}

	net::HttpRequest first() override { return ask_; }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		return readShopify(answer, host_, true).transform([&](const ShopifyAnswer &read) {
			Reply reply;
			reply.update.readAt = receivedAt;
			remarkDenied(read, host_, reply.update.remarks);
			for (const json &node : listAt(read.data, {"nodes"})) {
				const json *product = fieldAt(node, {"product"});
				readVariant(node, product ? *product : json(), reply.update);
			}
			return reply;
		});
	}

private:
	net::HttpRequest ask_;
	std::string host_;
};

class StorefrontAdapter::Probe : public Exchange {
public:
	Probe(std::string url, std::string host) : url_(std::move(url)), host_(std::move(host)) {}

	net::HttpRequest first() override { return graphQlRequest(url_, storefront::kShop); }

	// The API counts nothing: how many variants there are is known after the first reading.
	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		return readShopify(answer, host_, true).transform([&](const ShopifyAnswer &read) {
			Reply reply;
			reply.findings = Findings{.shop = textAt(read.data, {"shop", "name"})};
			remarkDenied(read, host_, reply.findings->remarks);
			return reply;
		});
	}

private:
	std::string url_;
	std::string host_;
};

core::Expected<std::unique_ptr<ShopAdapter>> StorefrontAdapter::make(const ShopSettings &settings,
								     const Secrets &secrets)
{
	if (trimmed(settings.url).empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	if (auto usable = net::check({.url = shopifyOrigin(settings.url)}); !usable) {
		return std::unexpected(usable.error());
	}
	const auto token = secrets.find("publicToken");
	if (token == secrets.end() || trimmed(token->second).empty()) {
		return core::fail({"Shopify.NoPublicToken", {}});
	}
	return std::make_unique<StorefrontAdapter>(settings, secrets);
}

StorefrontAdapter::StorefrontAdapter(const ShopSettings &settings, const Secrets &secrets)
	: url_(shopifyOrigin(settings.url) + "/api/" + std::string(kShopifyVersion) + "/graphql.json"),
	  host_(net::hostOf(url_))
{
	if (const auto token = secrets.find("publicToken"); token != secrets.end()) {
		token_ = trimmed(token->second);
	}
}

Abilities StorefrontAdapter::abilities() const
{
	Abilities able;
	able.idsAtOnce = 100;
	able.budget = {.perSecond = 2, .burst = 10}; // no limit is told; machines that ask a lot are turned away
	return able;
}

net::HttpRequest StorefrontAdapter::seal(net::HttpRequest request, core::WallTime)
{
	request.headers.emplace_back("X-Shopify-Storefront-Access-Token", token_);
	return request;
}

std::unique_ptr<Exchange> StorefrontAdapter::readAll()
{
	return std::make_unique<ReadAll>(url_, host_);
}

std::unique_ptr<Exchange> StorefrontAdapter::readSome(const std::vector<std::string> &ids)
{
	return std::make_unique<ReadSome>(graphQlRequest(url_, storefront::kSomeVariants, {{"ids", ids}}), host_);
}

std::unique_ptr<Exchange> StorefrontAdapter::probe()
{
	return std::make_unique<Probe>(url_, host_);
}

} // namespace commerce
