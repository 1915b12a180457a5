#pragma once

#include "core/Duration.hpp"

#include <cstdint>

namespace forecast {

// An estimate, never a count: nobody can order what is sold out.
struct UnmetEstimate {
	double expected = 0;   // units
	std::int64_t low = 0;  // one in ten is less
	std::int64_t high = 0; // one in ten is more

	bool operator==(const UnmetEstimate &) const = default;
};

// What the recent sales of one SKU say about the near future. Chances from 0 to 1, of a sell-out within the time that
// was asked for.
struct Forecast {
	double pacePerMinute = 0;                               // units a minute now
	double gone = 0;                                        // chance that it is sold out by then …
	double goneSoon = 0;                                    // … in two fifths of the time already
	double goneAsLongSeen = 0;                              // … by what was seen over minutes only
	core::Duration sellsOutIn = core::Duration::infinity(); // expected
	double ordersBehind = 0;                                // seen in the last half minute or so
	double fromPitches = 0; // how much of it is what this host's earlier pitches say, 0 to 1
	// Most of what was sold is known from falling levels only, read so far apart; zero: from orders.
	core::Duration byLevelsEach;
	UnmetEstimate unmet; // since it is sold out

	bool operator==(const Forecast &) const = default;
};

// When a SKU is sold out in eight of ten cases.
struct SellOutRange {
	core::Duration earliest = core::Duration::infinity(); // one in ten is sooner
	core::Duration latest = core::Duration::infinity();   // one in ten is later
};

} // namespace forecast
