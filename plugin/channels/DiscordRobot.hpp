#pragma once

#include "channels/Robot.hpp"

namespace channels {

// Discord: a channel's webhook ("Execute Webhook"). A text in JSON that may mention nobody, to an address that holds
// the key. Answers 204; one that comes too soon gets 429 with `retry_after` in seconds.
class DiscordRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;
};

} // namespace channels
