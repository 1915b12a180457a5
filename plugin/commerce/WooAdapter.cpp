#include "commerce/WooAdapter.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/Nonce.hpp"
#include "commerce/OAuth1.hpp"
#include "commerce/WooActs.hpp"
#include "commerce/WooCount.hpp"
#include "commerce/WooOrders.hpp"
#include "commerce/WooPush.hpp"
#include "commerce/WooReading.hpp"
#include "net/Digest.hpp"
#include "net/Url.hpp"

#include <utility>

namespace commerce {

using nlohmann::json;

// Is it WooCommerce, may the key read products, and orders.
class WooAdapter::Probe : public Exchange {
public:
	explicit Probe(std::shared_ptr<WooSite> site) : site_(std::move(site)), count_(site_, std::string(kWooProducts))
	{
	}

	net::HttpRequest first() override { return site_->get("/", {{"_fields", "name,namespaces"}}); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime) override
	{
		if (step_ == Step::Count) {
			return onCount(answer);
		}
		auto body = site_->read(answer);
		if (step_ == Step::Orders) {
			return onOrders(body);
		}
		if (!body) {
			return std::unexpected(std::move(body).error());
		}
		findings_.shop = textAt(*body, {"name"});
		bool isWoo = false;
		for (const json &name : listAt(*body, {"namespaces"})) {
			isWoo = isWoo || textAt(name, {}) == "wc/v3";
		}
		if (!isWoo) {
			return std::unexpected(
				ShopFault{FaultKind::Refused, {{"Woo.NoApi", {{"host", site_->host}}, {}}, {}}});
		}
		step_ = Step::Count;
		return Reply{.next = count_.first()};
	}

private:
	enum class Step { Site, Count, Orders };

	Asked<Reply> onCount(const net::HttpResponse &answer)
	{
		return count_.onAnswer(answer).transform([&](std::optional<net::HttpRequest> next) {
			if (!next) {
				count_.tell(findings_);
				step_ = Step::Orders;
				next = site_->get("/wc/v3/orders", {{"per_page", "1"}, {"_fields", "id"}});
			}
			return Reply{.next = std::move(next)};
		});
	}

	Asked<Reply> onOrders(const Asked<json> &body)
	{
		const bool denied = !body && (body.error().kind == FaultKind::Unauthorized ||
					      body.error().kind == FaultKind::Refused);
		if (!body && !denied) {
			return std::unexpected(body.error());
		}
		if (denied) {
			findings_.remarks.push_back({"Woo.NoOrders", {{"host", site_->host}}, {}});
		}
		Reply reply;
		reply.findings = std::move(findings_);
		return reply;
	}

	std::shared_ptr<WooSite> site_;
	Step step_ = Step::Site;
	WooCount count_;
	Findings findings_;
};

core::Expected<std::unique_ptr<ShopAdapter>> WooAdapter::make(const ShopSettings &settings, const Secrets &secrets)
{
	if (trimmed(settings.url).empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	if (auto usable = net::check({.url = wooBase(settings.url)}); !usable) {
		return std::unexpected(usable.error());
	}
	if (trimmed(settings.account).empty() || keyOf(secrets, "consumerSecret").empty()) {
		return core::fail({"Woo.NoAccount", {}});
	}
	return std::make_unique<WooAdapter>(settings, secrets, newNonce);
}

WooAdapter::WooAdapter(const ShopSettings &settings, const Secrets &secrets, Nonce nonce)
	: site_(std::make_shared<WooSite>()), key_(trimmed(settings.account)),
	  secret_(keyOf(secrets, "consumerSecret")), pushSecret_(keyOf(secrets, "pushSecret")), nonce_(std::move(nonce))
{
	site_->base = wooBase(settings.url);
	site_->host = net::hostOf(site_->base);
}

Abilities WooAdapter::abilities() const
{
	Abilities able;
	able.idsAtOnce = 20; // of as many products: 21 requests at worst
	able.orders = true;
	able.pushes = !pushSecret_.empty();
	able.acts = {ActKind::Pause, ActKind::Resume, ActKind::SetStock, ActKind::AddStock};
	// No limit of its own, but 150 ms of a small server for each request, which shall also serve the buyers.
	able.budget = {.perSecond = 2, .burst = 10};
	able.costOfSome = 2; // the product and its variations
	return able;
}

net::HttpRequest WooAdapter::seal(net::HttpRequest request, core::WallTime now)
{
	if (request.url.starts_with("https://")) {
		request.headers.emplace_back("Authorization", "Basic " + net::base64(key_ + ":" + secret_));
		return request;
	}
	return signedByOAuth1(std::move(request), key_, secret_, nonce_(), now);
}

std::unique_ptr<Exchange> WooAdapter::readAll()
{
	return wooReadAll(site_);
}

std::unique_ptr<Exchange> WooAdapter::readSome(const std::vector<std::string> &ids)
{
	return wooReadSome(site_, ids);
}

std::unique_ptr<Exchange> WooAdapter::ordersSince(const std::string &mark)
{
	return wooOrdersSince(site_, mark);
}

std::unique_ptr<Exchange> WooAdapter::act(const ShopAct &act)
{
	return wooAct(site_, act);
}

std::unique_ptr<Exchange> WooAdapter::probe()
{
	return std::make_unique<Probe>(site_);
}

core::Expected<PushNews> WooAdapter::readPush(const PushMessage &message)
{
	return readWooPush(message, pushSecret_);
}

} // namespace commerce
