#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "health/HealthReport.hpp"
#include "health/LinkSample.hpp"

#include <optional>

namespace health {

// When a weak link counts as a picture that stands still.
struct StallTuning {
	// Players hold about two seconds: what is later than that, viewers do not see when it is due.
	core::Duration lateBy = core::Duration::seconds(2);
	core::Duration backWithin = core::Duration::ms(1000); // again in time
	core::Duration calm = core::Duration::seconds(1);     // and for so long
};

// Viewers' picture stands still, or moves again, from then on.
struct StallNews {
	bool begun = false;
	core::Instant at;
};

// Tells when viewers see no moving picture: nothing gets through, the output reconnects, what arrives is too late for
// their players, or the encoder has stopped. A stream that has not begun, or was ended by a person, does not stall.
//
// Not thread-safe; owned and called by app::StreamLoop. Takes no memory.
class StallWatch {
public:
	explicit StallWatch(StallTuning tuning = {}) : tuning_(tuning) {}

	// `sample.at` must not go backwards; `report` is of that sample. A stall is dated back to when its trouble
	// began, its end to when things were well again.
	std::optional<StallNews> onSample(const LinkSample &sample, const HealthReport &report);
	// There is no output any more.
	std::optional<StallNews> end(core::Instant at);

	bool stalled() const { return stalled_; }

private:
	std::optional<StallNews> turn(bool stalled, core::Instant at);

	StallTuning tuning_;
	bool stalled_ = false;
	std::optional<core::Instant> lateSince_; // something is late without a break, though perhaps not too late yet
	std::optional<core::Instant> wellSince_; // in a stall
};

} // namespace health
