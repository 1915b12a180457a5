#pragma once

#include "app/ShopAccess.hpp"
#include "app/ShopTalk.hpp"
#include "commerce/ShopSettings.hpp"

#include <memory>
#include <optional>

namespace app {

// "Test connection": asks a shop once what is there, before it is followed. Owned and called by the shop loop; the
// client must outlive it.
class ShopProbe {
public:
	ShopProbe(net::HttpClient &client, std::unique_ptr<commerce::ShopAdapter> adapter,
		  const commerce::ShopSettings &settings, commerce::Secrets secrets, core::Instant now);

	// The result, once.
	std::optional<commerce::Asked<commerce::Findings>> tick(core::Instant now);
	// As ShopFeed's.
	commerce::Secrets takeChangedSecrets() { return access_.takeChangedSecrets(); }

private:
	ShopAccess access_;
	ShopTalk talk_;
};

} // namespace app
