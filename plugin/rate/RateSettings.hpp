#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <string>

namespace rate {

// What the person allows the bitrate control to do.
struct RateSettings {
	bool enabled = true;
	core::BitRate floor = core::BitRate::kbps(200); // never below, or the picture is not worth showing

	// Shown instead of what is on, once the bitrate has stood at the floor that long. Empty: nothing is switched.
	std::string sceneAtFloor;
	core::Duration sceneAfter = core::Duration::seconds(10);

	// Marked sources may be hidden while the machine is overloaded, in which case the bitrate is none of the help.
	bool shedLoad = false;

	bool operator==(const RateSettings &) const = default;
};

} // namespace rate
