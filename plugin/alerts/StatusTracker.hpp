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
// Hot needs the forecast to be sure for six seconds, two at a pitch's beginning, that it is sold out within the rules'
// time, and ends when that was unlikely for twenty; low ends half as much again above its limit. Sold out is a fact and
// follows the number at once. Not thread-safe.
class StatusTracker {
public:
	// `left` absent: not tracked. `opening`: what "left" is a part of. The forecast is for `rules.hotWithin`.
	// `now` must not go backwards.
	SkuStatus update(core::Instant now, std::optional<std::int64_t> left, std::int64_t opening,
			 const forecast::Forecast &forecast, const AlertRules &rules);

	SkuStatus status() const { return status_; }

private:
	bool isLow(std::int64_t left, std::int64_t opening, const AlertRules &rules) const;
	static bool isSure(const forecast::Forecast &forecast);
	static bool isSureOfPitch(const forecast::Forecast &forecast);
	bool isHot(core::Instant now, const forecast::Forecast &forecast);

	static constexpr core::Duration kHotAfter = core::Duration::seconds(6);
	static constexpr core::Duration kHotInPitchAfter = core::Duration::seconds(2);
	static constexpr core::Duration kCoolAfter = core::Duration::seconds(20);
	// Chances of a sell-out within the time that counts as hot; chosen on replays of real sales.
	static constexpr double kSure = 0.85;
	static constexpr double kCool = 0.2;
	static constexpr double kLongSure = 0.2; // as seen over minutes …
	static constexpr double kSureSoon = 0.3; // … or else in two fifths of the time
	// Nearly there: warned of with less certainty, because later is too late.
	static constexpr double kNear = 0.12; // in two fifths of the time
	static constexpr double kNearSure = 0.7;
	static constexpr double kNearLong = 0.3;
	// So many orders within half a minute are no accident, whatever was before.
	static constexpr double kRush = 80;
	static constexpr double kRushSure = 0.7;
	// As earlier pitches say, because later is too late; on invented shows two of three such warnings come true.
	static constexpr double kPitch = 0.05;   // have such a say at least …
	static constexpr double kSaysEnough = 4; // … and this much of it counts as all
	static constexpr double kPitchSure = 0.4;
	static constexpr double kPitchSoon = 0.12;
	static constexpr double kLowRelease = 1.5;

	SkuStatus status_ = SkuStatus::Ok;
	bool low_ = false;
	bool hot_ = false;
	std::optional<core::Instant> turningSince_; // since when the forecast disagrees with `hot_`
};

} // namespace alerts
