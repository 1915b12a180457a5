#pragma once

#include "profile/CueSettings.hpp"
#include "profile/JsonReader.hpp"

#include <nlohmann/json_fwd.hpp>

// What the host sees and hears, as it stands in a settings file.
namespace profile {

nlohmann::ordered_json cueJson(const CueSettings &cue);

// Missing fields keep what `into` holds.
void readCue(JsonReader cue, CueSettings &into);

} // namespace profile
