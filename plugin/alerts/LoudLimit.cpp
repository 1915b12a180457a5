#include "alerts/LoudLimit.hpp"

namespace alerts {

int urgency(AlertLevel level)
{
	switch (level) {
	case AlertLevel::Oversold:
		return 5;
	case AlertLevel::Now:
		return 4;
	case AlertLevel::SoldOut:
		return 3;
	case AlertLevel::Stale:
		return 2;
	case AlertLevel::Soon:
		return 1;
	case AlertLevel::Watch:
		break;
	}
	return 0;
}

bool LoudLimit::take(core::Instant now, AlertLevel level)
{
	// After a jump of the clock what lies ahead says nothing any more.
	std::erase_if(taken_, [now](core::Instant at) { return at > now || now - at >= kWithin; });
	const std::size_t room = urgency(level) >= urgency(AlertLevel::Now) ? kMost : kMost - 1;
	if (!mayBeLoud(level) || taken_.size() >= room) {
		return false;
	}
	taken_.push_back(now);
	return true;
}

} // namespace alerts
