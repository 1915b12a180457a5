#pragma once

#include <string>
#include <vector>

namespace host {

// What OBS's desktop-audio sources record that are not muted, as OBS names it: ids of devices, or "default". Whatever
// sounds on such a device is in the stream. UI thread.
std::vector<std::string> capturedAudioDevices();

} // namespace host
