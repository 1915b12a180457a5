#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"

#include <string>
#include <vector>

namespace app {

// One shop, alive: asks, waits and reads without ever blocking. Owned and called by the shop loop only.
class ShopFeed {
public:
	virtual ~ShopFeed() = default;

	// Does what is due and answers what came in since the last call, oldest first; errors say what is wrong now.
	// Called several times a second and whenever the network has something.
	virtual std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) = 0;

	// The person put this SKU on air. Only the rehearsal shop cares: its viewers start buying.
	virtual void onPitch(const std::string &, core::Instant) {}
};

} // namespace app
