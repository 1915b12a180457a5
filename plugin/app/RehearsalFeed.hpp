#pragma once

#include "app/ShopFeed.hpp"
#include "commerce/RehearsalShop.hpp"

namespace app {

// The built-in rehearsal shop as a feed. Owned and called by the shop loop only.
class RehearsalFeed : public ShopFeed {
public:
	explicit RehearsalFeed(double speed);

	std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) override;
	ShopConnection connection(core::Instant) const override { return {ConnectionLight::Ok, {}, {}}; }
	void onPitch(const std::string &sku, core::Instant at) override { shop_.pitch(sku, at); }

private:
	commerce::RehearsalShop shop_;
};

} // namespace app
