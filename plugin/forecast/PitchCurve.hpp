#pragma once

#include "forecast/PitchRecord.hpp"

#include <array>

namespace forecast {

// How the orders of a pitch come: which part of those of its first five minutes was placed by when. After what was seen
// of it, the pace fades with a half-life of a minute.
class PitchCurve {
public:
	// 1 − exp(−t / seconds): how pitches come on the whole.
	static PitchCurve plain(double seconds);
	// Of a pitch whose curve was counted; few orders say little, and leave it near the plain one.
	static PitchCurve of(const PitchRecord &record);

	// 1 after five minutes, more after that. Never falls.
	double shareBy(double seconds) const;
	// Orders in the first five minutes, of a pitch that was shorter as well.
	static double ordersOf(const PitchRecord &record);

private:
	static constexpr double kWhole = 300; // seconds

	PitchCurve(const std::array<double, kPitchTimes.size()> &counts, double seen);
	double countBy(double seconds) const;

	std::array<double, kPitchTimes.size()> by_{}; // at kPitchTimes
	double seen_ = kPitchTimes.back();            // seconds
	double pace_ = 0;                             // at their end, a second
	double whole_ = 1;
};

} // namespace forecast
