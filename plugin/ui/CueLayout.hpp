#pragma once

#include "overlay/CueView.hpp"
#include "ui/CueBox.hpp"
#include "ui/CuePalette.hpp"
#include "ui/Text.hpp"

#include <QFont>
#include <QSizeF>

namespace ui {

// Where everything on the host cue stands, for any size of it, wide or high. Texts shrink to their place; only at the
// smallest readable letters do they end in "…". Nothing is laid over anything else. Pure, but for Qt's fonts.
CueBoxes layOutCue(const overlay::CueView &view, QSizeF size, const CuePalette &palette, const Text &text,
		   const QFont &font);

// The same in words, for screen readers.
QString cueInWords(const overlay::CueView &view, const Text &text);

} // namespace ui
