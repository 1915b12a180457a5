#pragma once

#include "channels/RobotSettings.hpp"
#include "core/Error.hpp"

#include <string>

namespace channels {

// Whether a robot of this kind can be asked at this address; the sentence says what to enter. The key stands in the
// address, so only our own JSON may go over plain HTTP, but for this machine itself. Pure.
core::Expected<void> checkAddress(RobotKind kind, const std::string &address);

// What may be shown of an address, and kept with the profile; empty when it is none.
std::string hostIn(const std::string &address);

} // namespace channels
