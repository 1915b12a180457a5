#pragma once

#include "profile/JsonReader.hpp"
#include "profile/SoundSettings.hpp"

#include <nlohmann/json_fwd.hpp>

// What is heard in the room, and told by the tray, as it stands in a settings file.
namespace profile {

nlohmann::ordered_json soundJson(const SoundSettings &sound);
nlohmann::ordered_json trayJson(const TraySettings &tray);

// Missing fields keep what `into` holds.
void readSound(JsonReader sound, SoundSettings &into);
void readTray(JsonReader tray, TraySettings &into);

} // namespace profile
