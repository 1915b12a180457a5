#pragma once

#include "widget/Figures.hpp"
#include "widget/Widgets.hpp"

#include <vector>

namespace widget {

// What fifty widgets cost the graphics thread in a frame in which nothing changes: the CPU time of their ticks and
// draws alone, what they allocate, lock and upload.
std::vector<Row> measureIdle(Widgets &counters, Widgets &texts);

} // namespace widget
