#pragma once

#include "core/Duration.hpp"

namespace forecast {

// What the recent sales of one SKU say about the near future. Chances from 0 to 1, of a sell-out within the time that
// was asked for.
struct Forecast {
	double pacePerMinute = 0;                               // units a minute now
	double gone = 0;                                        // chance that it is sold out by then …
	double goneSoon = 0;                                    // … in two fifths of the time already
	double goneAsLongSeen = 0;                              // … by what was seen over minutes only
	core::Duration sellsOutIn = core::Duration::infinity(); // expected
};

// When a SKU is sold out in eight of ten cases.
struct SellOutRange {
	core::Duration earliest = core::Duration::infinity(); // one in ten is sooner
	core::Duration latest = core::Duration::infinity();   // one in ten is later
};

} // namespace forecast
