#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"

#include <optional>

namespace health {

// What stands in the way of a good picture, worst first where several do.
enum class Verdict {
	Idle, // nothing is streaming
	Good,
	NetworkWeak,    // the queue towards the ingest grows or stays
	NetworkDown,    // nothing gets through, or the output reconnects
	EncoderBusy,    // frames are skipped because the encoder is too slow
	RendererBusy,   // frames are late because drawing takes too long
	EncoderStopped, // pictures go in, none come out
};

// One plain answer to "is the stream all right?", with the figures behind it.
struct HealthReport {
	core::Instant at;
	Verdict verdict = Verdict::Idle;
	core::Message sentence;     // the verdict with its cause, in words
	core::BitRate delivered;    // confirmed by the ingest (or handed to the kernel where that is all we know), 1 s
	core::Duration queue;       // how far the sender is behind: everything unsent ÷ delivered rate
	core::ByteCount queueBytes; // the same in bytes: OBS's queue (estimated) plus the kernel's
	double skippedShare = 0;    // of the frames of the last 5 s
	double laggedShare = 0;     // of the frames of the last 5 s
	std::optional<core::BitRate> capacity; // what the link carries; absent while it is not the limit
	bool socketKnown = false;              // whether the socket was read; false: libobs's counters only
	bool packetsKnown = false;             // whether the encoders' packets are counted as they are made
};

} // namespace health
