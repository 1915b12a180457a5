#pragma once

#include "health/LinkSample.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace host {

// What one operating system tells about the TCP sockets of this process. One file a system; StreamSocket does the rest.
// Not thread-safe; every call returns at once.
class SocketProbe {
public:
	using Handle = std::uintptr_t; // a descriptor, or a SOCKET on Windows

	// Both ends of a connection. Handles are reused; these tell one connection from the next.
	struct Ports {
		std::uint16_t local = 0;
		std::uint16_t peer = 0;

		bool operator==(const Ports &) const = default;
	};

	struct Reading {
		health::SocketCounters counters; // a `minRtt` of zero: not known
		bool unsentKnown = true;         // false: `queued` is only what is in flight
	};

	virtual ~SocketProbe() = default;

	// Everything that may be a socket of this process.
	virtual std::vector<Handle> handles() = 0;
	// Absent for anything but a connected TCP socket.
	virtual std::optional<Ports> ports(Handle handle) = 0;
	// Absent while the connection is not established.
	virtual std::optional<Reading> read(Handle handle) = 0;
	// See StreamSocket. The second call for a connection is always the opposite of the first.
	virtual void keepQueueShort(Handle handle, bool wanted) = 0;

	// This system's; null where there is none.
	static std::unique_ptr<SocketProbe> create();
};

} // namespace host
