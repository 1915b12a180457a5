#pragma once

#include "widget/Figures.hpp"
#include "widget/Widgets.hpp"

#include <vector>

namespace widget {

// What a widget takes in memory, once it has been drawn. Software GL keeps textures in the process, so fifty bare
// textures of a counter's size are measured beside it: what they take lies in a graphics card's memory elsewhere.
std::vector<Row> measureMemory(Widgets &counters, Widgets &texts);

} // namespace widget
