#include "commerce/AdapterFactory.hpp"

#include "commerce/FeedAdapter.hpp"
#include "commerce/ShopifyAdapter.hpp"
#include "commerce/StorefrontAdapter.hpp"
#include "commerce/VendureAdapter.hpp"
#include "commerce/WooAdapter.hpp"
#include "commerce/WooStoreAdapter.hpp"

namespace commerce {

namespace {

using Made = core::Expected<std::unique_ptr<ShopAdapter>>;

} // namespace

Made makeAdapter(const ShopSettings &settings, const Secrets &secrets)
{
	switch (settings.kind) {
	case ShopKind::JsonFeed:
		return checkFeed(settings, secrets).transform([&]() -> std::unique_ptr<ShopAdapter> {
			return std::make_unique<FeedAdapter>(settings, secrets);
		});
	case ShopKind::Shopify:
		return ShopifyAdapter::make(settings, secrets);
	case ShopKind::Vendure:
		return VendureAdapter::make(settings, secrets);
	case ShopKind::ShopifyStorefront:
		return StorefrontAdapter::make(settings, secrets);
	case ShopKind::WooCommerce:
		return WooAdapter::make(settings, secrets);
	case ShopKind::WooStore:
		return WooStoreAdapter::make(settings);
	case ShopKind::Rehearsal:
	case ShopKind::File:
		break; // on this machine
	}
	return core::fail({"Shop.NotOnTheNetwork", {}});
}

} // namespace commerce
