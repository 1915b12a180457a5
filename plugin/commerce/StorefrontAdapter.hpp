#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"

#include <memory>
#include <string>

namespace commerce {

// A Shopify shop through its Storefront API, with the public token of a sales channel that may read the inventory; read
// only. A weak key for a machine that others use too.
//
// The figure is what web customers can buy in all, without places. Variants that are for sale with nothing left are not
// tracked, or go on selling where the shop says so; neither has a number for the screen.
class StorefrontAdapter : public ShopAdapter {
public:
	// An error says what is missing or wrong in the settings.
	static core::Expected<std::unique_ptr<ShopAdapter>> make(const ShopSettings &settings, const Secrets &secrets);
	StorefrontAdapter(const ShopSettings &settings, const Secrets &secrets);

	Abilities abilities() const override;
	net::HttpRequest seal(net::HttpRequest request, core::WallTime) override;
	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> readSome(const std::vector<std::string> &ids) override;
	std::unique_ptr<Exchange> probe() override;

private:
	class ReadAll;
	class ReadSome;
	class Probe;

	std::string url_;
	std::string host_;
	std::string token_;
};

} // namespace commerce
