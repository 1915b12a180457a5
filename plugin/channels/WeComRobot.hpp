#pragma once

#include "channels/Robot.hpp"

namespace channels {

// 企业微信: a group's robot ("群机器人配置说明"). A text in JSON to an address that holds the key; nothing is signed.
// The status is 200 even where the robot refuses; `errcode` tells.
class WeComRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;
};

} // namespace channels
