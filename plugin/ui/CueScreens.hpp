#pragma once

#include "profile/CueSettings.hpp"

#include <QRect>
#include <QScreen>
#include <QString>
#include <QWidget>

namespace ui {

// Make, model and serial number; empty where the monitor has no serial number of its own.
QString screenId(const QScreen &screen);

// The monitor that was chosen, also under another name; null: it is not there. Without a choice one that `beside` is
// not on, and null where there is no other.
QScreen *chosenScreen(const profile::CueSettings &cue, const QWidget *beside);

// Where the window stands on this monitor when it is not full screen: where it was, if that is still in sight, else in
// the middle.
QRect windowOn(const QScreen &screen, const profile::CueSettings &cue);

} // namespace ui
