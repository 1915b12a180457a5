#pragma once

#include "app/ShopConnection.hpp"
#include "commerce/Pacer.hpp"
#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace app {

// One shop, alive: asks, waits and reads without ever blocking. Owned and called by the shop loop only.
class ShopFeed {
public:
	using ActDone = std::function<void(commerce::Asked<commerce::ActOutcome>)>;

	virtual ~ShopFeed() = default;

	// Does what is due and answers what came in since the last call, oldest first; errors say what is wrong now.
	// Called several times a second and whenever the network has something.
	virtual std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) = 0;

	virtual ShopConnection connection(core::Instant now) const = 0;
	virtual commerce::Abilities abilities() const { return {}; }

	// The person put this SKU on air. Only the rehearsal shop cares: its viewers start buying.
	virtual void onPitch(const std::string &, core::Instant) {}
	// Where old figures hurt most: these are read more often than others.
	virtual void setInterest(const std::vector<commerce::VariantInterest> &) {}
	// Read these soon, and the orders if asked: something does not add up.
	virtual void readSoon(const std::vector<std::string> &, bool, core::Instant) {}

	// A message that came by the push receiver. An error when it is not believed; then nothing happened.
	virtual core::Expected<void> onPush(const commerce::PushMessage &, core::Instant)
	{
		return core::fail({"Push.NotExpected", {}});
	}
	// Secrets that the shop replaced since the last call, such as a refresh token, and that must be kept.
	virtual commerce::Secrets takeChangedSecrets() { return {}; }
	// `done` is called once, from a `tick`; never when the feed is destroyed before.
	virtual void act(const commerce::ShopAct &, const ActDone &) {}
};

} // namespace app
