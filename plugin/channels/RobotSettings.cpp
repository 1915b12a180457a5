#include "channels/RobotSettings.hpp"

namespace channels {

const char *nameOf(NoteLevel level)
{
	switch (level) {
	case NoteLevel::Watch:
		return "watch";
	case NoteLevel::Soon:
		return "soon";
	case NoteLevel::Now:
		return "now";
	case NoteLevel::SoldOut:
		return "soldOut";
	case NoteLevel::Oversold:
		return "oversold";
	case NoteLevel::Stale:
		break;
	}
	return "stale";
}

std::vector<std::string> secretNames(RobotKind kind)
{
	switch (kind) {
	case RobotKind::Feishu:
	case RobotKind::DingTalk:
	case RobotKind::Plain:
		return {kAddress, kSigningSecret};
	case RobotKind::WeCom:
	case RobotKind::Slack:
	case RobotKind::Discord:
		break;
	}
	return {kAddress};
}

std::string secretOwner(const RobotSettings &robot)
{
	return "robot." + robot.id;
}

} // namespace channels
