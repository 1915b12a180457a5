#pragma once

#include "widget/CounterWidgets.hpp"
#include "widget/Figures.hpp"
#include "widget/TextWidgets.hpp"

#include <vector>

namespace widget {

// From a change to the frame that shows it, in libobs's own loop: fifty widgets, each of another SKU, that all change
// ten times a second, one after the other and all at once. Then a burst of a thousand changes of one of them in a
// second.
std::vector<Row> measureLatency(CounterWidgets &counters, TextWidgets &texts);

} // namespace widget
