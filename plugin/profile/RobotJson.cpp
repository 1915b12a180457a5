#include "profile/RobotJson.hpp"

#include "profile/ShopJson.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace profile {

namespace {

using channels::NoteLevel;
using channels::RobotKind;
using nlohmann::ordered_json;

constexpr std::array kRobotKinds{std::pair{RobotKind::Feishu, "feishu"},   std::pair{RobotKind::DingTalk, "dingTalk"},
				 std::pair{RobotKind::WeCom, "weCom"},     std::pair{RobotKind::Slack, "slack"},
				 std::pair{RobotKind::Discord, "discord"}, std::pair{RobotKind::Plain, "plain"}};

constexpr std::array kLevels{NoteLevel::Watch,   NoteLevel::Soon,     NoteLevel::Now,
			     NoteLevel::SoldOut, NoteLevel::Oversold, NoteLevel::Stale};

std::string listOf(const auto &names)
{
	std::string list;
	for (const char *name : names) {
		list += std::string(list.empty() ? "\"" : ", \"") + name + "\"";
	}
	return list;
}

void readKind(JsonReader &robot, RobotKind &into)
{
	std::string name;
	robot.text("kind", name);
	const auto found =
		std::ranges::find(kRobotKinds, name, [](const auto &entry) { return std::string(entry.second); });
	if (found != kRobotKinds.end()) {
		into = found->first;
		return;
	}
	std::vector<const char *> names;
	names.reserve(kRobotKinds.size());
	for (const auto &[kind, known] : kRobotKinds) {
		names.push_back(known);
	}
	robot.refuse("kind", listOf(names));
}

void readLevels(JsonReader &robot, std::set<NoteLevel> &into)
{
	if (!robot.has("levels")) {
		return;
	}
	into.clear();
	std::vector<std::string> names;
	robot.texts("levels", names);
	for (const std::string &name : names) {
		const auto level = std::ranges::find(
			kLevels, name, [](NoteLevel known) { return std::string(channels::nameOf(known)); });
		if (level != kLevels.end()) {
			into.insert(*level);
			continue;
		}
		std::vector<const char *> known;
		std::ranges::transform(kLevels, std::back_inserter(known), channels::nameOf);
		robot.refuse("levels", listOf(known));
	}
}

} // namespace

ordered_json robotJson(const channels::RobotSettings &robot)
{
	const auto kind = std::ranges::find(kRobotKinds, robot.kind, [](const auto &entry) { return entry.first; });
	ordered_json levels = ordered_json::array();
	for (const NoteLevel level : robot.levels) {
		levels.push_back(channels::nameOf(level));
	}
	return {{"id", robot.id},
		{"name", robot.name},
		{"kind", kind->second},
		{"host", robot.host},
		{"levels", std::move(levels)},
		{"rehearsals", robot.rehearsals},
		{"language", robot.language}};
}

void readRobot(JsonReader robot, channels::RobotSettings &into)
{
	robot.text("id", into.id);
	robot.text("name", into.name);
	readKind(robot, into.kind);
	robot.text("host", into.host);
	readLevels(robot, into.levels);
	robot.flag("rehearsals", into.rehearsals);
	robot.choice("language", into.language, {"zh-CN", "en-US"});
}

ordered_json robotsJson(const std::vector<channels::RobotSettings> &robots)
{
	ordered_json list = ordered_json::array();
	for (const channels::RobotSettings &robot : robots) {
		list.push_back(robotJson(robot));
	}
	return list;
}

void readRobots(JsonReader &root, std::vector<channels::RobotSettings> &into)
{
	if (!root.has("robots")) {
		return;
	}
	into.clear();
	std::set<std::string> ids;
	for (JsonReader &robot : root.objects("robots", kMostRobots)) {
		readRobot(robot, into.emplace_back());
		if (!isShopId(into.back().id) || !ids.insert(into.back().id).second) {
			robot.refuse("id", "a-z, 0-9, -; ≤ 40; 1 ×");
		}
	}
}

} // namespace profile
