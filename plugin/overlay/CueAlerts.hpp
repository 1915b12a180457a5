#pragma once

#include "alerts/Alert.hpp"
#include "overlay/CueView.hpp"
#include "overlay/ShelfFacts.hpp"

#include <optional>
#include <vector>

namespace overlay {

// The one alert that the host is to see now; none when all are acknowledged or too quiet for it. What is on air comes
// before what is not. Pure; any thread.
std::optional<CueAlert> mostUrgent(const std::vector<alerts::Alert> &alerts, const ShelfFacts &shelf);

} // namespace overlay
