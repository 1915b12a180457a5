#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "commerce/WooSite.hpp"

#include <functional>
#include <memory>
#include <string>

namespace commerce {

// A WooCommerce shop through its REST API v3. The key is a consumer key (the settings' account) with its secret: sent
// as Basic over https, never sent but signed with (OAuth 1.0a) over plain http.
//
// There is no "changes since": WooCommerce's `modified_after` looks at products, and a variation that is sold does not
// change its product. What orders name is read again instead, and all of it from time to time. Checkout holds lie in a
// table of their own and are not in any figure that can be asked for.
class WooAdapter : public ShopAdapter {
public:
	// A nonce, different each time.
	using Nonce = std::function<std::string()>;

	// An error says what is missing or wrong in the settings.
	static core::Expected<std::unique_ptr<ShopAdapter>> make(const ShopSettings &settings, const Secrets &secrets);
	WooAdapter(const ShopSettings &settings, const Secrets &secrets, Nonce nonce);

	Abilities abilities() const override;
	net::HttpRequest seal(net::HttpRequest request, core::WallTime now) override;
	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> readSome(const std::vector<std::string> &ids) override;
	std::unique_ptr<Exchange> ordersSince(const std::string &mark) override;
	std::unique_ptr<Exchange> act(const ShopAct &act) override;
	std::unique_ptr<Exchange> probe() override;
	// Signed with `X-WC-Webhook-Signature`. Bodies are as old as WordPress's next cron run and may be merged, so
	// they are hints. The unsigned ping with which WooCommerce tries an address says nothing, and is well.
	core::Expected<PushNews> readPush(const PushMessage &message) override;

private:
	class Probe;

	std::shared_ptr<WooSite> site_;
	std::string key_;
	std::string secret_;
	std::string pushSecret_;
	Nonce nonce_;
};

} // namespace commerce
