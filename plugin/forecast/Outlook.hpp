#pragma once

#include "core/Duration.hpp"
#include "forecast/DemandCourse.hpp"
#include "forecast/DemandTail.hpp"
#include "forecast/PitchCourse.hpp"

namespace forecast {

// What is to be expected of one SKU from one moment on: by its own rates, and at the beginning of a pitch by what
// earlier pitches were like. Lives as long as the moment.
class Outlook {
public:
	// Of what was never sold the rates say nothing. No pitch, or one that has no say any more: the rates alone.
	Outlook(const DemandCourse &rates, bool wasSold, const OrderSizes &sizes, const PitchCourse *pitch);

	// How much of it is the pitch's, 0 to 1.
	double fromPitches() const { return say_; }

	double meanIn(double seconds) const; // units
	Demand demandIn(core::Duration time) const;
	double chanceOfAtLeast(double units, core::Duration time) const;
	// The same, quicker and within a few hundredths.
	double roughly(double units, core::Duration time) const;
	// By what was seen over minutes, or over other pitches.
	double chanceAsLongSeen(double units, core::Duration time) const;

private:
	double ofPitch(double units, core::Duration time) const;

	const DemandCourse &rates_;
	const PitchCourse *pitch_;
	double sold_; // 1 or 0
	double say_ = 0;
	double size_ = 1;
	double dispersion_ = 1;
};

} // namespace forecast
