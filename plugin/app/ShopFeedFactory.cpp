#include "app/ShopFeedFactory.hpp"

#include "app/FileFeed.hpp"
#include "app/RehearsalFeed.hpp"
#include "app/RemoteShop.hpp"
#include "commerce/AdapterFactory.hpp"
#include "commerce/JsonFeed.hpp"

#include <utility>

namespace app {

namespace {

using Made = core::Expected<std::unique_ptr<ShopFeed>>;

Made fileFeed(const commerce::ShopSettings &settings)
{
	if (settings.path.empty()) {
		return core::fail({"Shop.PathMissing", {}});
	}
	if (!pathOf(settings.path).is_absolute()) {
		return core::fail({"Shop.PathNotFull", {{"file", settings.path}}});
	}
	return commerce::check(settings.mapping).transform([&]() -> std::unique_ptr<ShopFeed> {
		return std::make_unique<FileFeed>(pathOf(settings.path), settings.mapping);
	});
}

} // namespace

Made makeShopFeed(const commerce::ShopSettings &settings, const commerce::Secrets &secrets, net::HttpClient &client)
{
	if (settings.kind == commerce::ShopKind::Rehearsal) {
		return std::make_unique<RehearsalFeed>(settings.rehearsalSpeed);
	}
	if (settings.kind == commerce::ShopKind::File) {
		return fileFeed(settings);
	}
	return commerce::makeAdapter(settings, secrets)
		.transform([&](std::unique_ptr<commerce::ShopAdapter> adapter) -> std::unique_ptr<ShopFeed> {
			return std::make_unique<RemoteShop>(client, std::move(adapter), settings, secrets);
		});
}

} // namespace app
