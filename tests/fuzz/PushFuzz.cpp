// What is behind the signature of a push: the first line names the shop system, headers, an empty line and the body
// follow, and all of it is signed as the system does it.

#include "commerce/AdapterFactory.hpp"
#include "commerce/SoundUpdate.hpp"
#include "fuzz/AdapterScript.hpp"
#include "fuzz/Expect.hpp"
#include "fuzz/Soundness.hpp"
#include "net/Digest.hpp"

namespace {

using namespace commerce;

std::unique_ptr<ShopAdapter> adapterOf(ShopKind kind)
{
	ShopSettings settings;
	settings.kind = kind;
	settings.url = "https://shop.example";
	settings.account = "account";
	return std::move(*makeAdapter(
		settings,
		{{"password", "p"}, {"token", "t"}, {"consumerSecret", "c"}, {"pushSecret", "the push secret"}}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const auto [system, message] = fuzz::halved(fuzz::textOf(data, size), "\n");
	const auto [head, body] = fuzz::halved(message, "\n\n");
	const bool shopify = system == "shopify";
	const bool woo = system == "woo";
	const auto adapter = adapterOf(shopify ? ShopKind::Shopify : woo ? ShopKind::WooCommerce : ShopKind::Vendure);
	PushMessage push{fuzz::readHeaders(head), std::string(body)};
	push.headers.emplace(push.headers.begin(),
			     shopify ? "x-shopify-hmac-sha256"
			     : woo   ? "x-wc-webhook-signature"
				     : "x-vendure-hmac-sha256",
			     net::base64(net::hmacSha256("the push secret", body)));
	auto news = adapter->readPush(push);
	if (!news) {
		fuzz::expectSayable(news.error());
		return 0;
	}
	keepSound(*news);
	fuzz::expectSound(*news);
	return 0;
}
