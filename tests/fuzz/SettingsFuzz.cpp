// The settings file: what is read can be written and is read back the same, and whatever it says of a shop gives an
// adapter whose first request can be sent, or a sentence.

#include "commerce/AdapterFactory.hpp"
#include "fuzz/Expect.hpp"
#include "profile/Settings.hpp"

namespace {

void expectUsable(const commerce::ShopSettings &shop)
{
	commerce::Secrets secrets;
	for (const std::string &name : commerce::secretNames(shop)) {
		secrets[name] = "secret";
	}
	const auto adapter = commerce::makeAdapter(shop, secrets);
	if (!adapter) {
		fuzz::expectSayable(adapter.error());
		return;
	}
	const core::WallTime now(std::chrono::seconds(1'795'397'000));
	FUZZ_EXPECT(net::check((*adapter)->seal((*adapter)->readAll()->first(), now)).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const auto settings = profile::readSettings(fuzz::textOf(data, size));
	if (!settings) {
		fuzz::expectSayable(settings.error());
		return 0;
	}
	const std::string written = profile::writeSettings(*settings);
	const auto again = profile::readSettings(written);
	FUZZ_EXPECT(again.has_value());
	FUZZ_EXPECT(*again == *settings);
	FUZZ_EXPECT(profile::writeSettings(*again) == written);
	for (const commerce::ShopSettings &shop : settings->shops) {
		expectUsable(shop);
	}
	return 0;
}
