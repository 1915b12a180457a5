#pragma once

#include "core/WallTime.hpp"
#include "stock/JournalEvent.hpp"

#include <vector>

namespace report {

// The part of a session that one report is about.
struct ShowSpan {
	core::WallTime from;
	core::WallTime to;
	bool streamed = false;
	bool over = true; // false: it still streams
	bool operator==(const ShowSpan &) const = default;
};

// The streams of a session, each from its first output's start to its last output's stop; the whole session where
// nothing was streamed. `events` need hold no more than those of the kind Stream. A stream without an end, as of an OBS
// that was killed, ends with its last sample, or goes on while the session does (`open`).
std::vector<ShowSpan> showSpans(const std::vector<stock::JournalEvent> &events, core::WallTime began,
				core::WallTime ended, bool open);

} // namespace report
