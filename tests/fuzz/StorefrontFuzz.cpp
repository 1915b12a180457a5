#include "commerce/AdapterFactory.hpp"
#include "fuzz/AdapterScript.hpp"
#include "fuzz/Expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	commerce::ShopSettings settings;
	settings.kind = commerce::ShopKind::ShopifyStorefront;
	settings.url = "https://shop.myshopify.com";
	const auto adapter = commerce::makeAdapter(settings, {{"publicToken", "token"}});
	fuzz::AdapterScript(**adapter, settings.url).play(fuzz::textOf(data, size));
	return 0;
}
