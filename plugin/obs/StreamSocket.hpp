#pragma once

#include "core/ByteCount.hpp"
#include "core/Instant.hpp"
#include "health/LinkSample.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace host {

// The stream's own TCP socket, found among those of this process and read with what the operating system tells of it.
//
// libobs does not hand the socket out. It is found by the port it is connected to and confirmed by its growth: what it
// was given since the last look must be what the output says it gave away. Not thread-safe.
class StreamSocket {
public:
	virtual ~StreamSocket() = default;

	// A new connection to this port is to be found. Zero: nothing is (not an RTMP stream).
	virtual void lookFor(std::uint16_t port) = 0;

	// Absent while the socket is not found, or where this operating system does not let us look. A socket that went
	// away is looked for again. `handedOver` is the output's own count.
	virtual std::optional<health::SocketCounters> read(core::Instant at, core::ByteCount handedOver) = 0;

	// While wanted, the kernel shall hold little of what is not sent yet, so that the backlog stays where OBS can
	// see and drop it, and try again soon after an outage. For streams whose bitrate is ours to steer; others
	// keep the connection as OBS made it.
	virtual void keepQueueShort(bool wanted) = 0;

	static std::unique_ptr<StreamSocket> create();
};

} // namespace host
