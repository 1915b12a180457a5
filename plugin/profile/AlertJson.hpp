#pragma once

#include "alerts/AlertPlan.hpp"
#include "alerts/AlertRules.hpp"
#include "profile/JsonReader.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>

// When the host is warned, as the settings file has it.
namespace profile {

inline constexpr std::size_t kMostSkuRules = 2000;
inline constexpr double kMostMoney = 1e9;

nlohmann::ordered_json alertsJson(const alerts::AlertRules &rules, const alerts::AlertPlan &plan);

// What is missing stays as it is.
void readAlerts(JsonReader alerts, alerts::AlertRules &rules, alerts::AlertPlan &plan);

} // namespace profile
