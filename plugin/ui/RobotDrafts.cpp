#include "ui/RobotDrafts.hpp"

#include "profile/RobotJson.hpp"

#include <algorithm>
#include <format>
#include <iterator>

namespace ui {

RobotDrafts::RobotDrafts(const std::vector<channels::RobotSettings> &robots)
{
	for (const channels::RobotSettings &robot : robots) {
		taken_.insert(robot.id);
		robots_.push_back({robot, {}});
	}
}

bool RobotDrafts::isFull() const
{
	return robots_.size() >= profile::kMostRobots;
}

void RobotDrafts::add(channels::RobotKind kind, const std::string &language, std::uint32_t random)
{
	RobotDraft draft;
	draft.settings.kind = kind;
	draft.settings.language = language;
	do {
		draft.settings.id = std::format("robot-{:04x}", random++ & 0xffff);
	} while (!taken_.insert(draft.settings.id).second);
	robots_.push_back(std::move(draft));
}

void RobotDrafts::remove(std::size_t index)
{
	robots_.erase(robots_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::vector<channels::RobotSettings> RobotDrafts::settings() const
{
	std::vector<channels::RobotSettings> robots;
	std::ranges::transform(robots_, std::back_inserter(robots), &RobotDraft::settings);
	return robots;
}

app::Desk::TypedSecrets RobotDrafts::typed() const
{
	app::Desk::TypedSecrets typed;
	for (const RobotDraft &draft : robots_) {
		if (auto own = ownSecrets(draft); !own.empty()) {
			typed[channels::secretOwner(draft.settings)] = std::move(own);
		}
	}
	return typed;
}

commerce::Secrets ownSecrets(const RobotDraft &draft)
{
	const auto names = channels::secretNames(draft.settings.kind);
	commerce::Secrets own = draft.typed;
	std::erase_if(own, [&](const auto &secret) { return std::ranges::find(names, secret.first) == names.end(); });
	return own;
}

} // namespace ui
