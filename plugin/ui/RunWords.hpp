#pragma once

#include "show/RunView.hpp"
#include "ui/Text.hpp"

namespace ui {

// Where the show is in its run, in one line: place, time used of the time planned, behind or ahead, what comes next.
// Empty: there is no run.
QString runWords(const show::RunView &run, const Text &text);

} // namespace ui
