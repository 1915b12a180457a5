#pragma once

#include "core/ByteCount.hpp"
#include "core/Instant.hpp"
#include "health/LinkSample.hpp"
#include "health/UnsentEstimate.hpp"
#include "obs/SocketProbe.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace host {

// A stream's own TCP socket, found among those of this process and read with what the operating system tells of it.
//
// libobs does not hand the socket out. It is found by the port it is connected to and confirmed by its growth: what it
// was given since the last look must be what the output says it gave away. Not thread-safe; owned by ObsOutputPort.
class StreamSocket {
public:
	StreamSocket();

	// A new connection to this port is to be found. Zero: nothing is (not an RTMP stream).
	void lookFor(std::uint16_t port);

	// Absent while the socket is not found, or where this operating system does not let us look. A socket that went
	// away is looked for again. `handedOver` is the output's own count.
	std::optional<health::SocketCounters> read(core::Instant at, core::ByteCount handedOver);

	// While wanted, the kernel shall hold little of what is not sent yet, so that the backlog stays where OBS can
	// see and drop it, and try again soon after an outage. For streams whose bitrate is ours to steer; others
	// keep the connection as OBS made it.
	void keepQueueShort(bool wanted);

private:
	struct Found {
		SocketProbe::Handle handle = 0;
		SocketProbe::Ports ports;
		std::int64_t takenAtFirst = 0;
		core::ByteCount handedAtFirst;
	};

	std::optional<SocketProbe::Reading> readingOf(const Found &socket);
	health::SocketCounters complete(const SocketProbe::Reading &reading, core::ByteCount handedOver);
	void search(core::Instant at, core::ByteCount handedOver);
	void consider(SocketProbe::Handle handle, core::ByteCount handedOver);
	void confirm(core::ByteCount handedOver);

	std::unique_ptr<SocketProbe> probe_;
	std::uint16_t port_ = 0;
	core::ByteCount handedBefore_;

	std::optional<Found> socket_;
	core::ByteCount acked_;
	core::Duration minRtt_ = core::Duration::infinity();
	health::UnsentEstimate unsent_;
	bool queueIsShort_ = false;

	std::vector<Found> candidates_;
	bool searching_ = false;
	core::Instant searchingSince_;
	core::Instant lookedAt_;
};

} // namespace host
