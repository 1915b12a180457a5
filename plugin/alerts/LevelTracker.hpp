#pragma once

#include "alerts/Alert.hpp"
#include "alerts/SkuReport.hpp"
#include "core/Instant.hpp"

#include <optional>

namespace alerts {

// Which warning one SKU deserves over time: watch → soon → now → sold out. Rises at once, as the status behind it has
// waited already; falls to a lower one only after twenty seconds of it, so that a pace that wavers, or a cancelled
// order, does not warn again and again. All well is all well at once. Not thread-safe.
class LevelTracker {
public:
	// Absent: none. `now` may stand still or jump.
	std::optional<AlertLevel> update(core::Instant now, const SkuReport &report);

	std::optional<AlertLevel> level() const { return level_; }

private:
	std::optional<AlertLevel> wanted(const SkuReport &report) const;
	bool isWithin(AlertLevel level, std::int64_t left, std::int64_t limit) const;

	static constexpr core::Duration kFallAfter = core::Duration::seconds(20); // as the status cools
	static constexpr double kRelease = 1.5;                                   // of a limit that was reached

	std::optional<AlertLevel> level_;
	std::optional<core::Instant> fallingSince_;
};

} // namespace alerts
