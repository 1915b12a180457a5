#pragma once

#include "overlay/CueView.hpp"
#include "profile/CueSettings.hpp"
#include "ui/Shape.hpp"

#include <QColor>

#include <string_view>

namespace ui {

// What the host cue is painted with. A theme of its own: what is read from three metres does not follow OBS's.
struct CuePalette {
	QColor ground; // behind everything
	QColor panel;  // behind a figure
	QColor edge;   // around a panel
	QColor ink;
	QColor quiet; // captions
	QColor onAir; // marks what is on air
	QColor good, caution, danger;
	QColor soon, soonInk; // the alert's band, by its urgency
	QColor now, nowInk;
	QColor rehearsal, rehearsalInk;
};

const CuePalette &cuePalette(profile::CueTheme theme);

// How a size's state looks: never by its colour alone.
struct CueLook {
	Shape shape = Shape::None;
	QColor color;
	std::string_view word; // locale key
};
CueLook cueLook(overlay::CueState state, const CuePalette &palette);

} // namespace ui
