#pragma once

#include "widget/CounterWidgets.hpp"
#include "widget/Figures.hpp"
#include "widget/TextWidgets.hpp"

#include <vector>

namespace widget {

// What a widget takes in memory, once it has been drawn and has changed: in the process and on the graphics card.
std::vector<Row> measureMemory(CounterWidgets &counters, TextWidgets &texts);

} // namespace widget
