#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"

#include <cstddef>
#include <deque>
#include <vector>

namespace channels {

// At most so many in any window of this length.
struct PaceLimit {
	std::size_t count = 1;
	core::Duration window = core::Duration::seconds(1);
};

// When the next message may be sent, so that a robot's own limits are never hit: a sliding window for each.
//
// Holds no clock; times must not go backwards. Not thread-safe.
class Pace {
public:
	explicit Pace(std::vector<PaceLimit> limits) : limits_(std::move(limits)) {}

	core::Instant nextAt(core::Instant now) const;
	void onSent(core::Instant now);

private:
	std::vector<PaceLimit> limits_;
	std::deque<core::Instant> sent_; // oldest first, as many as the largest count
};

} // namespace channels
