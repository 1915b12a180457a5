#pragma once

#include "core/Duration.hpp"

namespace forecast {

// What the recent sales of one SKU say about the near future.
struct Forecast {
	double pacePerMinute = 0;                               // units a minute now
	core::Duration sellsOutIn = core::Duration::infinity(); // expected
	core::Duration earliest = core::Duration::infinity();   // one in ten is sooner
	core::Duration latest = core::Duration::infinity();     // one in ten is later
};

} // namespace forecast
