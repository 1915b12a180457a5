#include "commerce/ShopSettings.hpp"

namespace commerce {

std::vector<std::string> secretNames(const ShopSettings &shop)
{
	switch (shop.kind) {
	case ShopKind::JsonFeed:
		return shop.headerNames;
	case ShopKind::Shopify:
		return {"token", "clientSecret", "pushSecret"};
	case ShopKind::Vendure:
		return {"password", "pushSecret"};
	case ShopKind::ShopifyStorefront:
		return {"publicToken"};
	case ShopKind::WooCommerce:
		return {"consumerSecret", "pushSecret"};
	case ShopKind::WooStore:
	case ShopKind::Rehearsal:
	case ShopKind::File:
		break;
	}
	return {};
}

} // namespace commerce
