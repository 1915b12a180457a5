#pragma once

#include "app/RobotsView.hpp"
#include "channels/RobotSettings.hpp"
#include "ui/ShopWords.hpp"
#include "ui/Text.hpp"

#include <QString>

#include <span>
#include <string_view>

namespace ui {

// What a person is told of a kind of robot.
struct RobotKindLook {
	channels::RobotKind kind = channels::RobotKind::Feishu;
	std::string_view word; // locale key of its name
	std::string_view hint; // locale key: where its address is found
};

// In the order in which they are offered.
std::span<const RobotKindLook> robotKinds();
const RobotKindLook &lookOf(channels::RobotKind kind);

// Locale key of a level's name.
std::string_view wordOf(channels::NoteLevel level);

// As the person calls it, or its host, or its kind.
QString nameOf(const channels::RobotSettings &robot, const Text &text);

// How the robot is; null: it is not applied yet.
SaidLine robotLine(const app::RobotView *robot, const Text &text);
// How a test message goes.
SaidLine testLine(const app::RobotTestView &test, const Text &text);

} // namespace ui
