#pragma once

#include "channels/Robot.hpp"

namespace channels {

// Slack: an incoming webhook ("Sending messages using incoming webhooks"). A text in JSON to an address that is the
// key. The status tells, and a word in the body why.
class SlackRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;
};

} // namespace channels
