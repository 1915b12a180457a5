#pragma once

#include "alerts/Alert.hpp"
#include "core/Instant.hpp"

#include <vector>

namespace alerts {

// Who talks to viewers takes in two warnings in ten minutes and no more (ISA-18.2 and EEMUA 191: one is acceptable, two
// are the most; Bonafide et al. 2015: the more, the slower the answer). The second one is kept for what can still be
// saved or costs a customer. Not thread-safe.
class LoudLimit {
public:
	static constexpr core::Duration kWithin = core::Duration::minutes(10);
	static constexpr std::size_t kMost = 2;

	// Whether a warning of this level may flash and sound now; then it counts.
	[[nodiscard]] bool take(core::Instant now, AlertLevel level);

private:
	std::vector<core::Instant> taken_;
};

// From which level on a warning may be loud.
inline bool mayBeLoud(AlertLevel level)
{
	return level >= AlertLevel::Now;
}

// The more urgent, the higher: what costs a customer, what can still be saved, what is over, what is not known.
int urgency(AlertLevel level);

} // namespace alerts
