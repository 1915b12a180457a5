#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "commerce/VendureExchange.hpp"
#include "commerce/VendureOpenOrders.hpp"

#include <memory>
#include <string>
#include <utility>

namespace commerce {

// A shop that runs Vendure (3.x), over its Admin API with an administrator's name and password. The account needs to
// read the catalogue, stock locations and orders, and to change the catalogue for acts.
//
// Secrets: "password", and "pushSecret" where the shop pushes. Changes are not asked for: a variant's `updatedAt` stays
// as it is when its stock moves, and levels cannot be searched by theirs.
class VendureAdapter : public ShopAdapter {
public:
	// An error where the settings cannot work: no address, name or password.
	static core::Expected<std::unique_ptr<ShopAdapter>> make(const ShopSettings &settings, Secrets secrets);

	Abilities abilities() const override;

	bool needsLogin(core::WallTime) const override { return session_.second.empty(); }
	std::unique_ptr<Exchange> login() override;
	void forgetSession() override { session_ = {}; }
	net::HttpRequest seal(net::HttpRequest request, core::WallTime now) override;

	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> readSome(const std::vector<std::string> &ids) override;
	std::unique_ptr<Exchange> ordersSince(const std::string &mark) override;
	std::unique_ptr<Exchange> act(const ShopAct &act) override;
	std::unique_ptr<Exchange> probe() override;

	core::Expected<PushNews> readPush(const PushMessage &message) override;

private:
	VendureAdapter(const ShopSettings &settings, Secrets secrets);

	vendure::Server server_;
	std::string account_;
	Secrets secrets_;
	std::pair<std::string, std::string> session_; // the header that shows it
	vendure::Shop shop_;
	vendure::OpenOrders open_;
};

} // namespace commerce
