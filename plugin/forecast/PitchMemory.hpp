#pragma once

#include "forecast/PitchCurve.hpp"
#include "forecast/PitchRecord.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace forecast {

// What the pitches of one host bring: how many orders, log-normal, and how those come over time. Learned from earlier
// pitches, of this show and of others; those of the same SKU say more about it than those of the rest.
//
// Few and small: the latest forty. Not thread-safe.
class PitchMemory {
public:
	// One that was too short to tell anything, or brought nothing that makes sense, is passed over. One that
	// sold out is taken as it was to go on.
	void learn(const PitchRecord &record);

	// Orders of a pitch's first five minutes: their logarithm is normal.
	struct Size {
		double mean = 0;
		double deviation = 0;
	};
	// Absent until three pitches are known.
	std::optional<Size> sizeOf(const std::string &sku) const;
	// Units that an order takes.
	double unitsPerOrder() const { return orders_ > 0 ? units_ / orders_ : 1; }
	// Earlier ones, and some plain ones beside.
	std::vector<PitchCurve> curves() const;

	// Chance that a pitch of the SKU brings as much as is left in its first ten minutes; absent as the size is.
	std::optional<double> chanceOfAtLeast(const std::string &sku, std::int64_t left) const;

	std::size_t known() const { return pitches_.size(); }

private:
	struct Pitch {
		std::string sku;
		double logOrders = 0;
		std::optional<PitchCurve> curve; // absent: not counted
	};

	std::deque<Pitch> pitches_; // oldest first
	double orders_ = 0;
	double units_ = 0;
};

} // namespace forecast
