#pragma once

namespace profile {

// How all stock counters of the profile behave.
struct OverlaySettings {
	bool reduceMotion = false; // nothing on them moves, whatever each of them asks for

	bool operator==(const OverlaySettings &) const = default;
};

} // namespace profile
