#pragma once

#include <string>

namespace profile {

// What is heard in the room, and never in the stream.
struct SoundSettings {
	bool enabled = true;
	std::string device;     // as the system names it to programs; empty: its default
	std::string deviceName; // as it names it to people, for when it is gone
	double volume = 0.7;    // 0 to 1

	bool operator==(const SoundSettings &) const = default;
};

// Which alerts the system's tray tells as well.
struct TraySettings {
	bool soon = false;
	bool now = false;
	bool soldOut = false; // and oversold
	bool stale = false;   // a feed gives no fresh numbers while something sells

	bool any() const { return soon || now || soldOut || stale; }
	bool operator==(const TraySettings &) const = default;
};

} // namespace profile
