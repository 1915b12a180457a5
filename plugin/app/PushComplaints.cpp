#include "app/PushComplaints.hpp"

#include <format>

namespace app {

std::optional<std::string> PushComplaints::onBadPush(const std::string &shop, const std::string &reason,
						     core::Instant now)
{
	const auto [found, isNew] = kept_.try_emplace({shop, reason}, Kept{now, 0});
	Kept &kept = found->second;
	if (!isNew && now - kept.saidAt < kEvery) {
		++kept.since;
		return std::nullopt;
	}
	const std::string more = kept.since > 0 ? std::format(", and {} more before it", kept.since) : std::string();
	kept = {now, 0};
	return std::format("push for {}: {}{}", shop, reason, more);
}

} // namespace app
