#pragma once

#include "alerts/AlertPlan.hpp"
#include "alerts/AlertRules.hpp"
#include "channels/RobotSettings.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Error.hpp"
#include "profile/CueSettings.hpp"
#include "profile/OverlaySettings.hpp"
#include "profile/SoundSettings.hpp"
#include "rate/RateSettings.hpp"
#include "show/ShowSettings.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace profile {

// Where shops may send us messages. Only this machine by default: a shop on the internet needs a relay.
struct PushSettings {
	bool enabled = false;
	std::string address = "127.0.0.1";
	std::int64_t port = 8765;

	bool operator==(const PushSettings &) const = default;
};

// Everything a person sets for one OBS profile. Plain data; secrets are elsewhere.
//
// Version 1 had one shop, as "shop"; it is read as a list of one.
struct Settings {
	static constexpr int kVersion = 2;
	static constexpr std::size_t kMostShops = 20;

	std::vector<commerce::ShopSettings> shops = {{}}; // none: nothing is followed
	PushSettings push;
	alerts::AlertRules alerts;
	alerts::AlertPlan alertPlan;
	rate::RateSettings rate;
	std::vector<channels::RobotSettings> robots; // group chats that alerts are sent to
	show::ShowSettings show;
	OverlaySettings overlay;
	CueSettings cue;
	SoundSettings sound;
	TraySettings tray;

	bool operator==(const Settings &) const = default;
};

// The text of a settings file: indented JSON with a "version".
std::string writeSettings(const Settings &settings);

// Reads such a text. Missing parts take their defaults; a part of the wrong type or out of its range is an error that
// names it; so is a file from a newer version.
core::Expected<Settings> readSettings(std::string_view text);

} // namespace profile
