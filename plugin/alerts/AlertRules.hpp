#pragma once

#include "core/Duration.hpp"

#include <cstdint>

namespace alerts {

// When a SKU counts as low or hot, and when its alert says soon or now. Defaults for a show that sells in minutes.
struct AlertRules {
	std::int64_t lowUnits = 10;                              // at or below: low
	double lowShare = 0.1;                                   // of opening stock, at or below: low
	core::Duration hotWithin = core::Duration::minutes(5);   // sells out sooner than this, most likely: hot
	core::Duration staleAfter = core::Duration::seconds(15); // an unconfirmed number is stale after this
	core::Duration nowWithin = core::Duration::minutes(2);   // hot, and sold out sooner than this: now
	std::int64_t soonUnits = 0;                              // at or below: soon, at any pace; 0: the time decides
	std::int64_t nowUnits = 0;                               // at or below: now, at any pace; 0: the time decides

	bool operator==(const AlertRules &) const = default;
};

} // namespace alerts
