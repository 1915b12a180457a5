#pragma once

#include "core/Duration.hpp"

#include <cstdint>
#include <memory>

namespace support {

// What one acknowledgement tells, in segments and bytes as Linux counts them.
struct TcpAck {
	core::Duration now;
	std::int64_t segments = 0;  // newly confirmed
	std::int64_t inFlight = 0;  // segments still in the air
	std::int64_t delivered = 0; // bytes confirmed so far
	std::int64_t deliveredWhenSent = 0;
	core::Duration rtt;
	bool windowLimited = false; // the sender had more than the window let it send
	double bytesASecond = 0;    // delivery rate over this segment's flight; 0: not known
	bool sourceLimited = false; // ... while the sender had nothing to send
};

// How much may be in the air, and how fast it goes there.
class TcpCongestion {
public:
	enum class Kind { Cubic, Bbr };
	static std::unique_ptr<TcpCongestion> create(Kind kind);

	virtual ~TcpCongestion() = default;
	virtual void onAck(const TcpAck &ack) = 0;
	// The first lost segment of a round trip.
	virtual void onLoss(core::Duration now, std::int64_t inFlight) = 0;
	virtual void onTimeout(core::Duration now) = 0;
	// What was taken for lost had only been late.
	virtual void onUndo() = 0;

	virtual double window() const = 0;          // segments
	virtual double pacing() const { return 0; } // bytes a second; 0: as the window allows
	// What Linux's autotuning grants. It means two windows, but reckons almost twice what a segment takes.
	virtual double sendBufferWindows() const { return 3.6; }
};

} // namespace support
