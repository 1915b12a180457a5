#pragma once

#include "core/Duration.hpp"
#include "forecast/PitchCourse.hpp"
#include "forecast/PitchRecord.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace forecast {

// A pitch from its beginning to its end: counts what it brings, and as long as that helps follows it beside earlier
// ones. Time is in seconds since it began. Not thread-safe.
class PitchWatch {
public:
	PitchWatch(const PitchMemory &memory, const std::string &sku);

	void onOrder(double at, double units);
	// A whole second is over.
	void onSecond(bool frozen);
	void onGone(double at);

	// Null: it has no say.
	const PitchCourse *course() const { return course_ ? &*course_ : nullptr; }
	// What it brought in that time; without the date.
	PitchRecord record(core::Duration length) const;

private:
	std::optional<PitchCourse> course_;
	PitchRecord record_;
	double units_ = 0;
};

} // namespace forecast
