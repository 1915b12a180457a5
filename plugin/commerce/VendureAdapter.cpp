#include "commerce/VendureAdapter.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/VendureAct.hpp"
#include "commerce/VendureLogin.hpp"
#include "commerce/VendureProbe.hpp"
#include "commerce/VendurePush.hpp"
#include "commerce/VendureReading.hpp"

#include <utility>

namespace commerce {

namespace {

// The Admin API of the server at this address, which may name it already.
std::string endpointOf(std::string_view url)
{
	constexpr std::string_view kAdmin = "/admin-api";
	url = trimmed(url);
	while (url.ends_with('/')) {
		url.remove_suffix(1);
	}
	return std::string(url) + std::string(url.ends_with(kAdmin) ? "" : kAdmin);
}

} // namespace

core::Expected<std::unique_ptr<ShopAdapter>> VendureAdapter::make(const ShopSettings &settings, Secrets secrets)
{
	if (trimmed(settings.url).empty()) {
		return core::fail({"Shop.UrlMissing", {}, {}});
	}
	if (settings.account.empty() || secretOf(secrets, "password").empty()) {
		return core::fail({"Vendure.NoAccount", {}, {}});
	}
	return net::check({.url = endpointOf(settings.url), .headers = {}, .limits = {}})
		.transform([&]() -> std::unique_ptr<ShopAdapter> {
			return std::unique_ptr<ShopAdapter>(new VendureAdapter(settings, std::move(secrets)));
		});
}

VendureAdapter::VendureAdapter(const ShopSettings &settings, Secrets secrets)
	: server_{endpointOf(settings.url), net::hostOf(endpointOf(settings.url))}, account_(settings.account),
	  secrets_(std::move(secrets))
{
}

Abilities VendureAdapter::abilities() const
{
	Abilities can;
	can.idsAtOnce = vendure::kPage;
	can.orders = true;
	can.pushes = !secretOf(secrets_, "pushSecret").empty();
	can.acts = {ActKind::Pause, ActKind::Resume, ActKind::SetStock, ActKind::AddStock};
	// Vendure limits nothing itself. Measured on a busy machine: a page of 100 variants 170 ms, a few variants 30.
	can.budget = {.perSecond = 4, .burst = 20, .perDay = {}};
	return can;
}

std::unique_ptr<Exchange> VendureAdapter::login()
{
	return std::make_unique<vendure::VendureLogin>(server_, account_, secretOf(secrets_, "password"), session_,
						       shop_);
}

net::HttpRequest VendureAdapter::seal(net::HttpRequest request, core::WallTime)
{
	if (!session_.second.empty()) {
		request.headers.push_back(session_);
	}
	return request;
}

std::unique_ptr<Exchange> VendureAdapter::readAll()
{
	return std::make_unique<vendure::AllVariants>(server_, open_, shop_);
}

std::unique_ptr<Exchange> VendureAdapter::readSome(const std::vector<std::string> &ids)
{
	return std::make_unique<vendure::SomeVariants>(server_, open_, shop_, ids);
}

std::unique_ptr<Exchange> VendureAdapter::ordersSince(const std::string &mark)
{
	return std::make_unique<vendure::OrdersSince>(server_, open_, mark);
}

std::unique_ptr<Exchange> VendureAdapter::act(const ShopAct &act)
{
	return std::make_unique<vendure::VendureAct>(server_, shop_, act);
}

std::unique_ptr<Exchange> VendureAdapter::probe()
{
	return std::make_unique<vendure::VendureProbe>(server_);
}

core::Expected<PushNews> VendureAdapter::readPush(const PushMessage &message)
{
	return vendure::readPush(message, secretOf(secrets_, "pushSecret"));
}

} // namespace commerce
