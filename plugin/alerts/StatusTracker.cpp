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
	hot_ = isHot(now, forecast, rules);
	return status_ = hot_ ? SkuStatus::Hot : low_ ? SkuStatus::Low : SkuStatus::Ok;
}

bool StatusTracker::isLow(std::int64_t left, std::int64_t opening, const AlertRules &rules) const
{
	const double limit =
		std::max(static_cast<double>(rules.lowUnits), rules.lowShare * static_cast<double>(opening));
	return static_cast<double>(left) <= (low_ ? limit * kLowRelease : limit);
}

bool StatusTracker::isHot(core::Instant now, const forecast::Forecast &forecast, const AlertRules &rules)
{
	const core::Duration limit = hot_ ? rules.hotWithin * kCoolFactor : rules.hotWithin;
	const bool saysHot = forecast.sellsOutIn <= limit;
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
