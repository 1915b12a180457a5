#include "alerts/StatusTracker.hpp"

#include <algorithm>
#include <cmath>

namespace alerts {

SkuStatus StatusTracker::update(core::Instant now, std::optional<std::int64_t> left, std::int64_t opening,
				const forecast::Forecast &forecast, const AlertRules &rules)
{
	if (!left) {
		low_ = hot_ = false;
		turningSince_.reset();
		return status_ = SkuStatus::Untracked;
	}
	if (*left <= 0) {
		turningSince_.reset();
		return status_ = SkuStatus::SoldOut;
	}
	low_ = isLow(*left, opening, rules);
	hot_ = isHot(now, forecast);
	return status_ = hot_ ? SkuStatus::Hot : low_ ? SkuStatus::Low : SkuStatus::Ok;
}

bool StatusTracker::isLow(std::int64_t left, std::int64_t opening, const AlertRules &rules) const
{
	const double limit =
		std::max(static_cast<double>(rules.lowUnits), rules.lowShare * static_cast<double>(opening));
	return static_cast<double>(left) <= (low_ ? limit * kLowRelease : limit);
}

// A short burst convinces the short windows alone, so what was seen over minutes must agree; but not where the end is
// so near that waiting for it would be too late.
bool StatusTracker::isSure(const forecast::Forecast &forecast)
{
	const bool likely =
		forecast.gone >= kSure && (forecast.goneAsLongSeen >= kLongSure || forecast.goneSoon >= kSureSoon);
	const bool near =
		forecast.goneSoon >= kNear && forecast.gone >= kNearSure && forecast.goneAsLongSeen >= kNearLong;
	const bool rush = forecast.gone >= kRushSure && forecast.ordersBehind >= kRush;
	return likely || near || rush || isSureOfPitch(forecast);
}

// What other pitches were like is known over more than minutes; and there is no time to lose.
bool StatusTracker::isSureOfPitch(const forecast::Forecast &forecast)
{
	const double say = std::min(forecast.fromPitches * kSaysEnough, 1.0);
	return forecast.fromPitches >= kPitch && forecast.gone >= std::lerp(kSure, kPitchSure, say) &&
	       forecast.goneSoon >= kPitchSoon;
}

bool StatusTracker::isHot(core::Instant now, const forecast::Forecast &forecast)
{
	const bool saysHot = hot_ ? forecast.gone >= kCool : isSure(forecast);
	if (saysHot == hot_) {
		turningSince_.reset();
		return hot_;
	}
	if (!turningSince_) {
		turningSince_ = now;
	}
	const core::Duration hotAfter = forecast.fromPitches >= kPitch ? kHotInPitchAfter : kHotAfter;
	if (now - *turningSince_ < (hot_ ? kCoolAfter : hotAfter)) {
		return hot_;
	}
	turningSince_.reset();
	return saysHot;
}

} // namespace alerts
