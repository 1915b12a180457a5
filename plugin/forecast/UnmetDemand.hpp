#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "forecast/DemandTail.hpp"
#include "forecast/Forecast.hpp"

#include <array>
#include <cstddef>

namespace forecast {

// What would have been bought of a SKU since it sold out, as was to be expected when it did: what comes after that is
// censored, so nothing is learnt from it. A pure function of the state before the sell-out and the time.
class UnmetDemand {
public:
	static constexpr std::array<int, 8> kTimes{15, 30, 60, 120, 300, 600, 1200, 1800}; // seconds

	// `demand`: what was to be expected within each of `kTimes` from `goneAt` on.
	UnmetDemand(core::Instant goneAt, const std::array<Demand, kTimes.size()> &demand)
		: goneAt_(goneAt), demand_(demand)
	{
	}

	core::Instant goneAt() const { return goneAt_; }
	// Until `now`, and no further than half an hour: nobody knows so far ahead.
	UnmetEstimate until(core::Instant now) const;

private:
	Demand within(double seconds) const;

	core::Instant goneAt_;
	std::array<Demand, kTimes.size()> demand_;
};

} // namespace forecast
