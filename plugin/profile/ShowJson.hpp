#pragma once

#include "profile/JsonReader.hpp"
#include "show/ShowSettings.hpp"

#include <nlohmann/json_fwd.hpp>

// The run of show and the automations as they stand in a settings file.
namespace profile {

nlohmann::ordered_json showJson(const show::ShowSettings &settings);

// Missing fields keep what `into` holds.
void readShow(JsonReader reader, show::ShowSettings &into);

} // namespace profile
