#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "commerce/WooSite.hpp"

#include <memory>

namespace commerce {

// A WooCommerce shop through its public Store API, without any key; read only.
//
// The shop tells a number only when little is left (its own low-stock setting), and that something is sold out.
// Anything else is in stock without a number, and has none here. The site's page cache may answer, so figures may be
// some minutes old without saying so. Hidden products are not told at all.
class WooStoreAdapter : public ShopAdapter {
public:
	// An error says what is missing or wrong in the settings.
	static core::Expected<std::unique_ptr<ShopAdapter>> make(const ShopSettings &settings);
	explicit WooStoreAdapter(const ShopSettings &settings);

	Abilities abilities() const override;
	net::HttpRequest seal(net::HttpRequest request, core::WallTime) override { return request; }
	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> readSome(const std::vector<std::string> &ids) override;
	std::unique_ptr<Exchange> probe() override;

private:
	class Reading;
	class Probe;

	std::shared_ptr<WooSite> site_;
};

} // namespace commerce
