#pragma once

#include "channels/Robot.hpp"

namespace channels {

// 钉钉: a group's custom robot ("自定义机器人安全设置", 加签). A text in JSON; with a signing secret also, in the
// address, `timestamp` in milliseconds and `sign` = percent-encoded base64(HMAC-SHA256(secret, timestamp "\n" secret)).
// The status is 200 even where the robot refuses; `errcode` tells, and who sends too fast is shut out for ten minutes.
class DingTalkRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;

	static std::string signature(const std::string &secret, const std::string &milliseconds); // not yet encoded
};

} // namespace channels
