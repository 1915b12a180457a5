#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace app {

// What of the pushes that were not believed is logged. Whoever finds the port can send them by the thousand: a line
// when they begin or have another reason, then one a minute with their count.
//
// Owned and called by the shop loop.
class PushComplaints {
public:
	// The line to log now, if any. `reason` is a locale key, of which there are few.
	std::optional<std::string> onBadPush(const std::string &shop, const std::string &reason, core::Instant now);

private:
	static constexpr core::Duration kEvery = core::Duration::minutes(1);

	struct Kept {
		core::Instant saidAt;
		int since = 0; // how many came after that line
	};
	std::map<std::pair<std::string, std::string>, Kept> kept_; // by shop and reason
};

} // namespace app
