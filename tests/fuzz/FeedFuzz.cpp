#include "commerce/AdapterFactory.hpp"
#include "fuzz/AdapterScript.hpp"
#include "fuzz/Expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	commerce::ShopSettings settings;
	settings.kind = commerce::ShopKind::JsonFeed;
	settings.url = "https://shop.example/stock";
	settings.headerNames = {"X-Key"};
	settings.mapping.nextPage = "/next";
	const auto adapter = commerce::makeAdapter(settings, {{"X-Key", "secret"}});
	fuzz::AdapterScript(**adapter, settings.url).play(fuzz::textOf(data, size));
	return 0;
}
