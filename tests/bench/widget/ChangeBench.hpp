#pragma once

#include "widget/CounterWidgets.hpp"
#include "widget/Figures.hpp"
#include "widget/TextWidgets.hpp"

#include <vector>

namespace widget {

// One widget that changes: how long its painter draws, and how long the graphics thread takes the new picture over. Of
// a text source all of it is the graphics thread's.
std::vector<Row> measureOneChange(CounterWidgets &counters, TextWidgets &texts);

} // namespace widget
