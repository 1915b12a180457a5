#include "commerce/AdapterFactory.hpp"
#include "fuzz/AdapterScript.hpp"
#include "fuzz/Expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	commerce::ShopSettings settings;
	settings.kind = commerce::ShopKind::WooCommerce;
	settings.url = "https://shop.example";
	settings.account = "ck_test";
	const auto adapter = commerce::makeAdapter(settings, {{"consumerSecret", "cs_test"}, {"pushSecret", "hook"}});
	fuzz::AdapterScript(**adapter, settings.url).play(fuzz::textOf(data, size));
	return 0;
}
