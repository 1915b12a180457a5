#pragma once

#include "core/BitRate.hpp"

namespace rate {

// What the person allows the bitrate control to do.
struct RateSettings {
	bool enabled = true;
	core::BitRate floor = core::BitRate::kbps(200); // never below, or the picture is not worth showing

	bool operator==(const RateSettings &) const = default;
};

} // namespace rate
