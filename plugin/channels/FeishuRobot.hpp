#pragma once

#include "channels/Robot.hpp"

namespace channels {

// 飞书 and Lark: a group's custom bot, as its guide ("自定义机器人使用指南") has it. A text in JSON; with a signing
// secret also `timestamp` in seconds and `sign` = base64(HMAC-SHA256(key = timestamp "\n" secret, message = "")): the
// text to be signed is the key, and nothing is signed. The status is 200 even where the bot refuses; `code` tells.
class FeishuRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;

	static std::string signature(const std::string &secret, const std::string &seconds);
};

} // namespace channels
