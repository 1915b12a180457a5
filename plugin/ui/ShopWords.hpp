#pragma once

#include "app/DockView.hpp"
#include "commerce/ShopSettings.hpp"
#include "profile/Settings.hpp"
#include "ui/Shape.hpp"
#include "ui/Text.hpp"
#include "ui/Tone.hpp"

#include <QString>

#include <vector>

namespace ui {

// What is said of shops in several places.

// As the person calls it, or its host, or its kind. There is no other way to name a shop.
QString nameOf(const commerce::ShopSettings &shop, const Text &text);
QString nameOf(const app::ShopView &shop, const Text &text);

// The address that a person enters at a shop that pushes.
QString pushAddress(const profile::PushSettings &push, const std::string &shop);

// A sentence with the sign that stands before it.
struct SaidLine {
	QString sentence;
	Shape shape = Shape::None;
	Tone tone = Tone::Plain;
};

// How "Test connection" goes, and what it found. Locations are not among the lines.
std::vector<SaidLine> probeLines(const app::ProbeView &probe, const Text &text);

// What is wrong with the shops, and what else does not work; nothing when all is well.
std::vector<SaidLine> troubleLines(const std::vector<app::ShopView> &shops, const Text &text);

// What of the shelf's trouble the shops' lights do not say already.
core::Message feedBesideLights(const app::ShelfView &view);

} // namespace ui
