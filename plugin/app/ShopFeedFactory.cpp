#include "app/ShopFeedFactory.hpp"

#include "app/FileFeed.hpp"
#include "app/HttpFeed.hpp"
#include "app/RehearsalFeed.hpp"
#include "commerce/JsonFeed.hpp"

#include <utility>

namespace app {

namespace {

core::Expected<net::HttpHeaders> headersOf(const commerce::ShopSettings &settings,
					   const std::map<std::string, std::string> &values)
{
	net::HttpHeaders headers;
	for (const std::string &name : settings.headerNames) {
		const auto found = values.find(name);
		if (found == values.end()) {
			return core::fail({"Shop.HeaderMissing", {{"name", name}}});
		}
		headers.emplace_back(name, found->second);
	}
	return headers;
}

core::Expected<void> checkUrl(const commerce::ShopSettings &settings, const std::map<std::string, std::string> &values)
{
	if (settings.url.empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	return headersOf(settings, values).and_then([&](const net::HttpHeaders &headers) {
		return net::check({settings.url, headers, {}});
	});
}

core::Expected<void> checkPath(const commerce::ShopSettings &settings)
{
	if (settings.path.empty()) {
		return core::fail({"Shop.PathMissing", {}});
	}
	if (!pathOf(settings.path).is_absolute()) {
		return core::fail({"Shop.PathNotFull", {{"file", settings.path}}});
	}
	return {};
}

} // namespace

core::Expected<void> check(const commerce::ShopSettings &settings,
			   const std::map<std::string, std::string> &headerValues)
{
	if (settings.kind == commerce::ShopKind::Rehearsal) {
		return {};
	}
	const auto place =
		settings.kind == commerce::ShopKind::File ? checkPath(settings) : checkUrl(settings, headerValues);
	return place.and_then([&] { return commerce::check(settings.mapping); });
}

core::Expected<std::unique_ptr<ShopFeed>> makeShopFeed(const commerce::ShopSettings &settings,
						       const std::map<std::string, std::string> &headerValues,
						       net::HttpClient &client)
{
	if (auto usable = check(settings, headerValues); !usable) {
		return std::unexpected(usable.error());
	}
	switch (settings.kind) {
	case commerce::ShopKind::Rehearsal:
		return std::make_unique<RehearsalFeed>(settings.rehearsalSpeed);
	case commerce::ShopKind::File:
		return std::make_unique<FileFeed>(pathOf(settings.path), settings.mapping);
	case commerce::ShopKind::JsonFeed:
		break;
	}
	return headersOf(settings, headerValues).transform([&](net::HttpHeaders headers) -> std::unique_ptr<ShopFeed> {
		return std::make_unique<HttpFeed>(client, settings, std::move(headers));
	});
}

} // namespace app
