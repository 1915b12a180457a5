#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace profile {

enum class CueTheme { Dark, Light, HighContrast, ColourSafe };

inline constexpr std::array kCueThemes{std::pair{CueTheme::Dark, std::string_view("dark")},
				       std::pair{CueTheme::Light, std::string_view("light")},
				       std::pair{CueTheme::HighContrast, std::string_view("highContrast")},
				       std::pair{CueTheme::ColourSafe, std::string_view("colourSafe")}};

// The host cue window: what a person chose, and where it stood when it was last seen.
struct CueSettings {
	CueTheme theme = CueTheme::Dark;
	bool fullScreen = true;
	std::string screen;   // the monitor's name; empty: one that OBS is not on, if there is one
	std::string screenId; // make, model and serial number, by which it is found again under another name

	bool open = false;                                     // open it again at the next start
	std::int64_t left = 0, top = 0, width = 0, height = 0; // as a window, in Qt's pixels; no size: not known

	bool operator==(const CueSettings &) const = default;
};

} // namespace profile
