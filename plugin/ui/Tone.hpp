#pragma once

#include <QColor>
#include <QPalette>

namespace ui {

// What a colour wants to say. Never says it alone: a word or a shape stands beside it.
enum class Tone {
	Plain,   // the theme's text
	Quiet,   // of second rank
	Accent,  // the theme's highlight, made readable
	Good,    // all is well
	Caution, // look at this soon
	Danger,  // act now
};

// The smallest contrast between a sign and what it stands on (WCAG 2.1 AA for text).
inline constexpr double kReadableContrast = 4.5;

// WCAG contrast ratio, 1 … 21.
double contrast(const QColor &one, const QColor &other);

// `wish`, made lighter or darker until it is readable on both the palette's base and its window colour.
QColor readable(const QColor &wish, const QPalette &palette);

// The tone's colour in this theme, light or dark.
QColor toneColor(Tone tone, const QPalette &palette);

// `share` of `top` over the rest of `below`.
QColor blend(const QColor &top, const QColor &below, double share);

} // namespace ui
