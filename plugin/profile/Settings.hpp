#pragma once

#include "alerts/AlertRules.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Error.hpp"
#include "rate/RateSettings.hpp"

#include <string>
#include <string_view>

namespace profile {

// Everything a person sets for one OBS profile. Plain data; secrets are elsewhere.
struct Settings {
	static constexpr int kVersion = 1;

	commerce::ShopSettings shop;
	alerts::AlertRules alerts;
	rate::RateSettings rate;

	bool operator==(const Settings &) const = default;
};

// The text of a settings file: indented JSON with a "version".
std::string writeSettings(const Settings &settings);

// Reads such a text. Missing parts take their defaults; a part of the wrong type or out of its range is an error that
// names it; so is a file from a newer version.
core::Expected<Settings> readSettings(std::string_view text);

} // namespace profile
