#pragma once

#include "alerts/AlertRules.hpp"
#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"

#include <cstdint>
#include <optional>

namespace alerts {

// The status of one SKU over time: ok → low → hot → sold out, slow to take a warning back so that it does not flicker.
//
// Hot needs the forecast to hold for two seconds, and ends when the forecast has been twice as far away for twenty;
// low ends half as much again above its limit. Sold out is a fact and follows the number at once. Not thread-safe.
class StatusTracker {
public:
	// `left` absent: not tracked. `opening`: what "left" is a part of. `now` must not go backwards.
	SkuStatus update(core::Instant now, std::optional<std::int64_t> left, std::int64_t opening,
			 const forecast::Forecast &forecast, const AlertRules &rules);

	SkuStatus status() const { return status_; }

private:
	bool isLow(std::int64_t left, std::int64_t opening, const AlertRules &rules) const;
	bool isHot(core::Instant now, const forecast::Forecast &forecast, const AlertRules &rules);

	static constexpr core::Duration kHotAfter = core::Duration::seconds(2);
	static constexpr core::Duration kCoolAfter = core::Duration::seconds(20);
	static constexpr double kCoolFactor = 2;
	static constexpr double kLowRelease = 1.5;

	SkuStatus status_ = SkuStatus::Ok;
	bool low_ = false;
	bool hot_ = false;
	std::optional<core::Instant> turningSince_; // since when the forecast disagrees with `hot_`
};

} // namespace alerts
