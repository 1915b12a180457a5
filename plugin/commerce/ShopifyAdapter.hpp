#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "commerce/ShopifyShop.hpp"

#include <memory>
#include <string>

namespace commerce {

// A Shopify shop through its Admin API (GraphQL, the version in ShopifyDocuments).
//
// The key is either an access token that does not end (`token`), or an app's client id (the settings' account) with its
// `clientSecret`, from which a token for 24 hours is made, and made again before those are over (the client credentials
// grant; for apps of the merchant's own organization). What the key may not do is found by `probe`.
//
// Units count at the places that were chosen, or else at those from which web orders are sent out. Untracked variants
// have no figure; those that go on selling at zero are marked so. Draft orders take no stock at Shopify and are no
// orders here.
class ShopifyAdapter : public ShopAdapter {
public:
	// An error says what is missing or wrong in the settings.
	static core::Expected<std::unique_ptr<ShopAdapter>> make(const ShopSettings &settings, const Secrets &secrets);
	ShopifyAdapter(const ShopSettings &settings, const Secrets &secrets, ShopifyTuning tuning = {});

	Abilities abilities() const override;
	bool needsLogin(core::WallTime now) const override;
	std::unique_ptr<Exchange> login() override;
	void forgetSession() override;
	net::HttpRequest seal(net::HttpRequest request, core::WallTime now) override;
	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> readSome(const std::vector<std::string> &ids) override;
	std::unique_ptr<Exchange> changesSince(const std::string &mark) override;
	std::unique_ptr<Exchange> ordersSince(const std::string &mark) override;
	std::unique_ptr<Exchange> act(const ShopAct &act) override;
	std::unique_ptr<Exchange> probe() override;
	core::Expected<PushNews> readPush(const PushMessage &message) override;

private:
	class Login;
	struct Session {
		std::string token;
		core::WallTime until;
	};

	std::string tokenUrl() const { return shop_->origin + "/admin/oauth/access_token"; }

	std::shared_ptr<ShopifyShop> shop_;
	std::string token_; // one that does not end; empty: sessions are made
	std::string clientId_;
	std::string clientSecret_;
	std::string pushSecret_;
	std::shared_ptr<Session> session_ = std::make_shared<Session>();
};

// "demo.myshopify.com", with or without "https://" and path, or the address of its admin, as the origin of its API.
std::string shopifyOrigin(const std::string &address);

} // namespace commerce
