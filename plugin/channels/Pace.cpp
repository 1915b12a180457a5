#include "channels/Pace.hpp"

#include <algorithm>

namespace channels {

core::Instant Pace::nextAt(core::Instant now) const
{
	core::Instant next = now;
	for (const PaceLimit &limit : limits_) {
		if (sent_.size() >= limit.count) {
			next = std::max(next, sent_[sent_.size() - limit.count] + limit.window);
		}
	}
	return next;
}

void Pace::onSent(core::Instant now)
{
	sent_.push_back(now);
	std::size_t most = 0;
	for (const PaceLimit &limit : limits_) {
		most = std::max(most, limit.count);
	}
	while (sent_.size() > most) {
		sent_.pop_front();
	}
}

} // namespace channels
