#pragma once

#include "overlay/CueView.hpp"
#include "ui/CueSheet.hpp"

#include <QRectF>

namespace ui {

// Puts one tile for each size into `rect`: name, number, state.
void tileSizes(CueSheet &sheet, const overlay::CueView &view, const QRectF &rect);

} // namespace ui
