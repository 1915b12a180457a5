#pragma once

#include "app/DockView.hpp"
#include "app/ShopActs.hpp"
#include "core/Error.hpp"
#include "profile/Settings.hpp"
#include "rate/RateAct.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

// What a person can see and do, whichever way they do it: dock, hotkey or obs-websocket. Any thread may call; nothing
// waits for the network or the disk except `applySettings`.
class Desk {
public:
	virtual ~Desk() = default;

	// Never null.
	virtual std::shared_ptr<const StreamView> stream() const = 0;
	virtual std::shared_ptr<const ShelfView> shelf() const = 0;

	// Puts a SKU on air; empty takes it off. A SKU the shop does not have is an error.
	virtual core::Expected<void> setOnAir(const std::string &sku) = 0;
	// Moves to the next (+1) or previous (-1) SKU of the table that is not sold out.
	virtual void stepOnAir(int by) = 0;
	// Zero acknowledges the newest alert that is not acknowledged.
	virtual void acknowledge(std::uint64_t alertId) = 0;

	// For the rest of the stream, done within a tenth of a second. An error while LiveShelf is not in charge of the
	// bitrate: there is nothing to hold or to step.
	virtual core::Expected<void> setBitrate(rate::RateAct act) = 0;

	// UI thread: the scenes of the collection, in OBS's order.
	virtual std::vector<std::string> scenes() const = 0;
	virtual profile::Settings settings() const = 0;
	// Shop id → secrets that were typed now; those that were not keep what is stored, and an empty one is
	// forgotten. Never read back to a widget.
	using TypedSecrets = std::map<std::string, commerce::Secrets>;
	virtual core::Expected<void> applySettings(const profile::Settings &settings, const TypedSecrets &typed) = 0;
	// Which secrets of a shop are stored, by name.
	virtual std::set<std::string> storedSecrets(const std::string &shop) const = 0;

	// What a followed shop sells by its own codes; ask again for what came since. Null: not known yet.
	virtual std::shared_ptr<const Catalogue> catalogue(const std::string &shop) = 0;
	// Asks a shop what is there, with settings that need not be applied yet; the shelf's `probe` tells how it goes.
	virtual void probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed) = 0;
	// An act at a shop, which the person has confirmed; the shelf's `acts` tell what came of it.
	virtual void actAtShop(const ActWish &wish) = 0;
	virtual void undoShopAct(std::uint64_t actId) = 0;
	// Turns OBS's own dynamic bitrate off in the profile, so that LiveShelf drives from the next stream on.
	virtual void takeOverFromObs() = 0;
};

} // namespace app
