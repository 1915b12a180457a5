#pragma once

#include "alerts/Alert.hpp"
#include "profile/SoundSettings.hpp"

namespace app {

// Whether the person wants to be told of this alert by the system's tray. Pure.
bool trayWants(const profile::TraySettings &settings, const alerts::Alert &alert);

} // namespace app
