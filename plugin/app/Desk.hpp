#pragma once

#include "app/DockView.hpp"
#include "core/Error.hpp"
#include "profile/Settings.hpp"
#include "rate/RateAct.hpp"

#include <cstdint>
#include <map>
#include <memory>
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
	// Header name → value. Written by `applySettings` only where a value is given; never read back to a widget.
	virtual core::Expected<void> applySettings(const profile::Settings &settings,
						   const std::map<std::string, std::string> &headerValues) = 0;
	// Turns OBS's own dynamic bitrate off in the profile, so that LiveShelf drives from the next stream on.
	virtual void takeOverFromObs() = 0;
};

} // namespace app
