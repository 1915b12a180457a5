#include "alerts/LevelTracker.hpp"

#include <algorithm>

namespace alerts {

std::optional<AlertLevel> LevelTracker::update(core::Instant now, const SkuReport &report)
{
	const auto wanted = this->wanted(report);
	if (!wanted || !level_ || *wanted >= *level_) {
		fallingSince_.reset();
		return level_ = wanted;
	}
	fallingSince_ = std::min(now, fallingSince_.value_or(now)); // also when the clock went back
	if (now - *fallingSince_ >= kFallAfter) {
		fallingSince_.reset();
		level_ = wanted;
	}
	return level_;
}

std::optional<AlertLevel> LevelTracker::wanted(const SkuReport &report) const
{
	if (report.status == SkuStatus::Untracked) {
		return std::nullopt;
	}
	if (report.status == SkuStatus::SoldOut) {
		return AlertLevel::SoldOut;
	}
	const bool isHot = report.status == SkuStatus::Hot;
	const bool wasNow = level_ && *level_ >= AlertLevel::Now;
	const core::Duration limit = report.rules.nowWithin * (wasNow ? kRelease : 1);
	if ((isHot && report.forecast.sellsOutIn <= limit) ||
	    isWithin(AlertLevel::Now, report.left, report.rules.nowUnits)) {
		return AlertLevel::Now;
	}
	if (isHot || isWithin(AlertLevel::Soon, report.left, report.rules.soonUnits)) {
		return AlertLevel::Soon;
	}
	return report.status == SkuStatus::Low ? std::optional(AlertLevel::Watch) : std::nullopt;
}

bool LevelTracker::isWithin(AlertLevel level, std::int64_t left, std::int64_t limit) const
{
	const bool was = level_ && *level_ >= level;
	return limit > 0 && static_cast<double>(left) <= static_cast<double>(limit) * (was ? kRelease : 1);
}

} // namespace alerts
