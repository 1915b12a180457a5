#include "commerce/ShopifyAdapter.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "commerce/ShopifyActs.hpp"
#include "commerce/ShopifyOrders.hpp"
#include "commerce/ShopifyProbe.hpp"
#include "commerce/ShopifyPush.hpp"
#include "commerce/ShopifyReading.hpp"
#include "commerce/UrlText.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

constexpr std::chrono::minutes kRenewBefore(10); // a show must not meet the end of its token
constexpr std::int64_t kLongestSession =
	std::int64_t{366} * 86400; // seconds; a longer one is a mistake that would overflow

} // namespace

// The client credentials grant: id and secret for a token that lasts 24 hours.
class ShopifyAdapter::Login : public Exchange {
public:
	Login(std::string url, std::string host, std::shared_ptr<Session> session)
		: url_(std::move(url)), host_(std::move(host)), session_(std::move(session))
	{
	}

	net::HttpRequest first() override
	{
		return {.url = url_,
			.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
				    {"Accept", "application/json"}},
			.limits = {},
			.method = "POST"};
	}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		const auto body = readJson(answer.body);
		const std::string words =
			body ? textAt(*body, {"error_description"}).append(textAt(*body, {"error"})) : std::string();
		if (answer.status == 400 || answer.status == 401 || answer.status == 403) {
			return std::unexpected(refused(words));
		}
		if (const auto fault = faultOf(answer, host_)) {
			return std::unexpected(*fault);
		}
		const std::string token = body ? textAt(*body, {"access_token"}) : std::string();
		const auto seconds = body ? unitsAt(*body, {"expires_in"}) : std::nullopt;
		if (token.empty() || !seconds) {
			return std::unexpected(
				ShopFault{FaultKind::Broken, {{"Shopify.NoToken", {{"host", host_}}, {}}, {}}});
		}
		session_->token = token;
		session_->until =
			receivedAt + std::chrono::seconds(std::clamp<std::int64_t>(*seconds, 0, kLongestSession));
		return Reply{};
	}

private:
	ShopFault refused(const std::string &words) const
	{
		return {FaultKind::Refused,
			{{"Shopify.LoginRefused", {{"host", host_}, {"words", excerpt(words, 200)}}, {}}, {}}};
	}

	std::string url_;
	std::string host_;
	std::shared_ptr<Session> session_;
};

core::Expected<std::unique_ptr<ShopAdapter>> ShopifyAdapter::make(const ShopSettings &settings, const Secrets &secrets)
{
	if (trimmed(settings.url).empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	if (auto usable = net::check({.url = shopifyOrigin(settings.url)}); !usable) {
		return std::unexpected(usable.error());
	}
	if (keyOf(secrets, "token").empty() && (settings.account.empty() || keyOf(secrets, "clientSecret").empty())) {
		return core::fail({"Shopify.NoAccount", {}});
	}
	return std::make_unique<ShopifyAdapter>(settings, secrets);
}

ShopifyAdapter::ShopifyAdapter(const ShopSettings &settings, const Secrets &secrets, ShopifyTuning tuning)
	: shop_(std::make_shared<ShopifyShop>()), token_(keyOf(secrets, "token")), clientId_(settings.account),
	  clientSecret_(keyOf(secrets, "clientSecret")), pushSecret_(keyOf(secrets, "pushSecret"))
{
	shop_->origin = shopifyOrigin(settings.url);
	shop_->host = net::hostOf(shop_->origin);
	shop_->chosen = {settings.locations.begin(), settings.locations.end()};
	shop_->tuning = tuning;
	if (pushSecret_.empty()) {
		pushSecret_ = clientSecret_; // an app's subscriptions are signed with its secret
	}
}

Abilities ShopifyAdapter::abilities() const
{
	Abilities able;
	able.idsAtOnce = static_cast<std::size_t>(shop_->variantsAtOnce(false));
	able.changes = true;
	able.orders = true;
	able.pushes = !pushSecret_.empty();
	able.acts = {ActKind::Pause, ActKind::Resume, ActKind::SetStock, ActKind::AddStock};
	able.comparesFirst = true;
	able.pausesProducts = true;
	able.budget = {.perSecond = 100, .burst = 2000}; // the smallest plan's; each answer tells the real ones
	able.costOfAll = shop_->costOfPage;
	able.costOfSome = shop_->costOfSome;
	able.costOfOrders = shop_->costOfOrders;
	return able;
}

bool ShopifyAdapter::needsLogin(core::WallTime now) const
{
	return token_.empty() && (session_->token.empty() || now + kRenewBefore >= session_->until);
}

std::unique_ptr<Exchange> ShopifyAdapter::login()
{
	return token_.empty() ? std::make_unique<Login>(tokenUrl(), shop_->host, session_) : nullptr;
}

void ShopifyAdapter::forgetSession()
{
	session_->token.clear();
}

net::HttpRequest ShopifyAdapter::seal(net::HttpRequest request, core::WallTime)
{
	if (request.url == tokenUrl()) {
		request.body = "grant_type=client_credentials&client_id=" + net::percentEncoded(clientId_) +
			       "&client_secret=" + net::percentEncoded(clientSecret_);
	} else {
		request.headers.emplace_back("X-Shopify-Access-Token", token_.empty() ? session_->token : token_);
	}
	return request;
}

std::unique_ptr<Exchange> ShopifyAdapter::readAll()
{
	return shopifyReadAll(shop_);
}

std::unique_ptr<Exchange> ShopifyAdapter::readSome(const std::vector<std::string> &ids)
{
	return shopifyReadSome(shop_, ids);
}

std::unique_ptr<Exchange> ShopifyAdapter::changesSince(const std::string &mark)
{
	return shopifyChangesSince(shop_, mark);
}

std::unique_ptr<Exchange> ShopifyAdapter::ordersSince(const std::string &mark)
{
	return shopifyOrdersSince(shop_, mark);
}

std::unique_ptr<Exchange> ShopifyAdapter::act(const ShopAct &act)
{
	return shopifyAct(shop_, act);
}

std::unique_ptr<Exchange> ShopifyAdapter::probe()
{
	return shopifyProbe(shop_);
}

core::Expected<PushNews> ShopifyAdapter::readPush(const PushMessage &message)
{
	return readShopifyPush(message, pushSecret_, *shop_);
}

std::string shopifyOrigin(const std::string &address)
{
	constexpr std::string_view kAdmin = "admin.shopify.com/store/";
	const auto store = address.find(kAdmin);
	if (store != std::string::npos) {
		const std::string name = address.substr(store + kAdmin.size());
		return originOf(name.substr(0, name.find_first_of("/?#")) + ".myshopify.com");
	}
	// The key would travel in the clear before Shopify could lead us to https.
	const std::string origin = originOf(address);
	constexpr std::string_view kOpen = "http://";
	const bool theirs = origin.ends_with(".myshopify.com");
	return theirs && origin.starts_with(kOpen) ? "https://" + origin.substr(kOpen.size()) : origin;
}

} // namespace commerce
