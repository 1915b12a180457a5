#pragma once

#include "obs/SocketProbe.hpp"

#include <optional>
#include <vector>

namespace host {

// What Linux and macOS have in common in finding a socket.

// The descriptors listed in this folder ("/proc/self/fd" or "/dev/fd").
std::vector<SocketProbe::Handle> descriptorsIn(const char *folder);

// Absent for anything but a connected stream socket over IPv4 or IPv6.
std::optional<SocketProbe::Ports> portsOfDescriptor(int descriptor);

} // namespace host
