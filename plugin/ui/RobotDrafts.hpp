#pragma once

#include "app/Desk.hpp"
#include "channels/RobotSettings.hpp"
#include "commerce/Secrets.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ui {

// A robot as it stands in the settings dialog, with the secrets that were typed since it was opened; an empty one is to
// be forgotten.
struct RobotDraft {
	channels::RobotSettings settings;
	commerce::Secrets typed;
};

// The robots in the settings dialog, until they are applied. An id never comes back: what is stored under a removed one
// must not fall to a new robot.
class RobotDrafts {
public:
	explicit RobotDrafts(const std::vector<channels::RobotSettings> &robots);

	std::size_t size() const { return robots_.size(); }
	RobotDraft &at(std::size_t index) { return robots_[index]; }
	const RobotDraft &at(std::size_t index) const { return robots_[index]; }

	bool isFull() const;
	// At the end, in this language. `random` makes its id differ from those of robots of old.
	void add(channels::RobotKind kind, const std::string &language, std::uint32_t random);
	void remove(std::size_t index);

	std::vector<channels::RobotSettings> settings() const;
	// Only what was typed, and only what the robot's kind has.
	app::Desk::TypedSecrets typed() const;

private:
	std::vector<RobotDraft> robots_;
	std::set<std::string> taken_;
};

// Only the secrets that this robot may have.
commerce::Secrets ownSecrets(const RobotDraft &draft);

} // namespace ui
