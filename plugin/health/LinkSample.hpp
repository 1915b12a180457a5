#pragma once

#include "core/BitRate.hpp"
#include "core/Instant.hpp"

#include <cstdint>
#include <optional>

namespace health {

// What the operating system knows of the stream's TCP socket. All counts since the connection was made.
struct SocketCounters {
	core::ByteCount acked;   // bytes the ingest has confirmed, also those after a lost one
	core::ByteCount queued;  // bytes in the kernel: not yet sent plus sent and not confirmed (Linux SIOCOUTQ)
	core::ByteCount notSent; // the part of `queued` that has not left this machine
	core::Duration rtt;      // smoothed round trip
	core::Duration minRtt;   // smallest round trip the kernel has seen
};

// What the encoders gave to the output, audio included, since it was first watched. A keyframe under way shows here
// before it shows anywhere else.
struct EncodedCounters {
	core::ByteCount bytes; // without the few per cent of the protocol's framing
	std::int64_t packets = 0;
	std::int64_t keyframes = 0;
};

// One look at all counters, taken by the stream loop. Counters only grow within one stream.
struct LinkSample {
	core::Instant at;
	bool streaming = false;    // an output is connected and sending
	bool reconnecting = false; // the output lost its connection and tries again
	core::Duration delay;      // OBS's stream delay: what is sent now was encoded this long ago

	// The output. `handedOver` is what it gave to the kernel, not what arrived.
	core::ByteCount handedOver;
	double congestion = 0; // libobs's own queue measure: media time waiting ÷ `dropThreshold`, at most 1
	core::Duration dropThreshold = core::Duration::ms(700); // what libobs calls full; the RTMP output's default
	std::int64_t framesTotal = 0;
	std::int64_t framesDropped = 0; // by the output, because the network is too slow

	std::optional<SocketCounters> socket;   // absent where the socket cannot be read
	std::optional<EncodedCounters> encoded; // absent before libobs 31

	// The machine.
	std::int64_t framesRendered = 0;
	std::int64_t framesLagged = 0;  // renderer too slow
	std::int64_t framesEncoded = 0; // handed to the encoder
	std::int64_t framesSkipped = 0; // encoder too slow

	core::BitRate videoBitrate; // what the encoder is set to now
	core::BitRate audioBitrate; // sum of all audio tracks in the stream
};

} // namespace health
