#include "channels/Robot.hpp"

#include "channels/DingTalkRobot.hpp"
#include "channels/DiscordRobot.hpp"
#include "channels/FeishuRobot.hpp"
#include "channels/PlainRobot.hpp"
#include "channels/SlackRobot.hpp"
#include "channels/WeComRobot.hpp"

namespace channels {

const Robot &robotOf(RobotKind kind)
{
	static const FeishuRobot feishu;
	static const DingTalkRobot dingTalk;
	static const WeComRobot weCom;
	static const SlackRobot slack;
	static const DiscordRobot discord;
	static const PlainRobot plain;
	switch (kind) {
	case RobotKind::Feishu:
		return feishu;
	case RobotKind::DingTalk:
		return dingTalk;
	case RobotKind::WeCom:
		return weCom;
	case RobotKind::Slack:
		return slack;
	case RobotKind::Discord:
		return discord;
	case RobotKind::Plain:
		break;
	}
	return plain;
}

} // namespace channels
