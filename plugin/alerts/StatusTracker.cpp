#include "alerts/StatusTracker.hpp"

#include <algorithm>

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
	return likely || near;
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
	if (now - *turningSince_ < (hot_ ? kCoolAfter : kHotAfter)) {
		return hot_;
	}
	turningSince_.reset();
	return saysHot;
}

} // namespace alerts
