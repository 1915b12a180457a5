#pragma once

#include "channels/AlertNote.hpp"

#include <set>
#include <string>
#include <vector>

namespace channels {

enum class RobotKind {
	Feishu,   // 飞书 and Lark: a group's custom bot
	DingTalk, // 钉钉: a group's custom robot
	WeCom,    // 企业微信: a group's robot
	Slack,    // an incoming webhook
	Discord,  // a channel's webhook
	Plain,    // our own JSON to any server, see PlainRobot
};

// One robot of a profile. Its address holds a key, so it is kept with the secrets and only its host is known here.
struct RobotSettings {
	std::string id;   // never changes, unique in the profile
	std::string name; // as the person calls it; may be empty
	RobotKind kind = RobotKind::Feishu;
	std::string host; // of the address, for people
	std::set<NoteLevel> levels = {NoteLevel::Soon, NoteLevel::Now, NoteLevel::SoldOut, NoteLevel::Oversold,
				      NoteLevel::Stale};
	bool rehearsals = false;        // alerts of rehearsals are sent as well
	std::string language = "zh-CN"; // or "en-US", whatever OBS's own language is

	bool operator==(const RobotSettings &) const = default;
};

inline constexpr const char *kAddress = "address";
inline constexpr const char *kSigningSecret = "signingSecret";

// The names of the secrets that a robot of this kind may have, in the order in which a person is asked for them.
std::vector<std::string> secretNames(RobotKind kind);

// Under which name its secrets are kept, beside those of the shops: no shop's id has a dot in it.
std::string secretOwner(const RobotSettings &robot);

} // namespace channels
