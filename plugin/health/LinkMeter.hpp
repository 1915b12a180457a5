#pragma once

#include "core/RingWindow.hpp"
#include "health/LinkSample.hpp"

#include <cstddef>
#include <optional>

namespace health {

// The windows of the link's measurement, with the reason for each.
struct LinkTuning {
	// Long enough that a keyframe every two seconds moves the figure by little, short enough for a dock.
	core::Duration deliveredSpan = core::Duration::seconds(1);
	// How a busy link is measured, by how evenly its count grows.
	struct Busy {
		core::Duration span;  // the newest part of a busy stretch, not older than the change we look for
		core::Duration least; // with less the slope is a guess
		core::Duration
			pause; // so long without any growth is a stall, not a slow link: measured afresh after it
	};
	// Acknowledgements: two to four of a slow link are enough.
	Busy acked = {core::Duration::ms(200), core::Duration::ms(50), core::Duration::ms(150)};
	// Bytes taken by a kernel whose buffer is full: it takes none until a third is free, 40 KB or 0.3 s at 1
	// Mbit/s.
	Busy taken = {core::Duration::ms(1500), core::Duration::ms(600), core::Duration::ms(700)};
	// Delayed acknowledgements at 600 kbit/s come 40 ms apart; longer gaps are hiccups of the radio.
	core::Duration gap = core::Duration::ms(80);
	// What a kernel that cannot be asked is taken to hold once OBS has to wait for it: the lower end of what
	// Windows and macOS grant a stream. Too little only leaves a part of the lag; too much would cost quality.
	core::ByteCount hiddenBuffer = core::ByteCount::bytes(128'000);
	core::Duration hiddenFades = core::Duration::seconds(3); // it is a guess: nothing may hang on it for longer
};

// Turns the stream's counters into what the link does: rate, backlog, delay, and capacity when it can be known.
//
// Capacity is measured only while the link never ran dry: what it delivered between two samples was already waiting at
// the first one. Anything else measures the encoder. Where the socket is unknown, bytes handed to the kernel stand in
// for bytes acknowledged, only OBS's own queue is seen, and what the kernel holds is guessed.
//
// Not thread-safe; takes no memory after construction.
class LinkMeter {
public:
	explicit LinkMeter(LinkTuning tuning = {});

	// Samples of one stream, in order. A counter that falls (reconnect, socket found or lost) starts afresh.
	void onSample(const LinkSample &sample);
	void reset();

	bool socketKnown() const { return socketKnown_; }
	const LinkTuning::Busy &busy() const { return socketKnown_ ? tuning_.acked : tuning_.taken; }
	// Confirmed by the ingest (or handed over) during the last second.
	core::BitRate delivered() const { return delivered_; }
	// Waiting beyond what a healthy link holds in flight: OBS's queue (estimated) plus the kernel's.
	core::ByteCount backlog() const { return backlog_; }
	// How far the newest byte is behind.
	core::Duration queue() const { return queue_; }
	// Absent while the link is not known to be the limit.
	std::optional<core::BitRate> capacity() const { return capacity_; }
	// How long the link has been the limit without a pause.
	core::Duration busyFor() const { return busyFor_; }
	// How long acknowledgements have been coming without a gap.
	core::Duration flowingFor() const { return flowingFor_; }
	// How long nothing has got through although something waits.
	core::Duration stalledFor() const { return stalledFor_; }

private:
	core::ByteCount obsQueue(const LinkSample &sample) const;
	core::BitRate slope(const LinkSample &sample, core::ByteCount delivered) const;
	void followProgress(const LinkSample &sample, core::ByteCount delivered, core::ByteCount waiting);
	core::ByteCount followHidden(const LinkSample &sample, core::ByteCount delivered, core::ByteCount obsQueue);
	void followStretch(const LinkSample &sample, core::ByteCount delivered);
	core::Duration queueDelay(const LinkSample &sample) const;

	LinkTuning tuning_;
	core::RingWindow<core::ByteCount> counts_; // delivered
	core::RingWindow<core::BitRate> encoderRate_;
	bool socketKnown_ = false;
	core::Instant progressedAt_; // newest sample at which the delivered count had grown, or nothing waited
	core::Instant stretchSince_; // the link is the limit since then
	core::BitRate delivered_;
	core::BitRate lastCapacity_;
	core::BitRate carried_; // delivered when nothing held it up
	std::optional<core::BitRate> capacity_;
	core::ByteCount waiting_; // seen in OBS's queue and the socket
	core::ByteCount hidden_;  // guessed to be in a kernel's buffer that cannot be read
	core::ByteCount backlog_;
	core::Duration queue_;
	core::Duration busyFor_;
	core::Duration stalledFor_;
	core::Instant flowsSince_;
	core::Duration flowingFor_;
};

} // namespace health
