#pragma once

#include "channels/RobotSettings.hpp"
#include "profile/JsonReader.hpp"

#include <nlohmann/json_fwd.hpp>

namespace profile {

inline constexpr std::size_t kMostRobots = 20;

// A robot in a settings file; its address and its signing secret are elsewhere.
nlohmann::ordered_json robotJson(const channels::RobotSettings &robot);
void readRobot(JsonReader robot, channels::RobotSettings &into);

// The list as a whole, with an id that no two have.
nlohmann::ordered_json robotsJson(const std::vector<channels::RobotSettings> &robots);
void readRobots(JsonReader &root, std::vector<channels::RobotSettings> &into);

} // namespace profile
