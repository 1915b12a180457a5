#pragma once

#include "paint/StyleSheet.hpp"

#include <QDomElement>
#include <QStringList>

namespace paint {

// Rewrites what drawing programs export and Qt Svg draws wrong: positions of tspans (Figma, Illustrator and Inkscape
// put every line into one), lists of font families. The picture stays what the designer saw.
void mendTexts(const QDomElement &root, const StyleSheet &styles);

// The fonts that the designer asked for first and of which no stand-in of theirs is installed either; sorted, each
// once.
QStringList findMissingFonts(const QDomElement &root, const StyleSheet &styles);

// Makes a <text> that will be bound plain: no tspans, their style on the text itself.
void flattenText(QDomElement text, const StyleSheet &styles);

// Undoes that a layer is hidden in the drawing program: whether it is drawn is the counter's business.
void unhide(QDomElement element);

} // namespace paint
