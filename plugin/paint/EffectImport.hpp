#pragma once

#include "paint/StyleSheet.hpp"

#include <QDomElement>
#include <QStringList>

namespace paint {

// Rewrites the effects that drawing programs export and Qt Svg draws wrong, so that the picture stays what the designer
// saw: a clip path, which Qt Svg passes over, becomes a white mask; the plain blend of a drop shadow, which loses what
// is behind it, a merge.
void mendEffects(const QDomElement &root, const StyleSheet &styles);

// What of the drawing is drawn differently or not at all even so, as SVG calls it; sorted, each once.
QStringList findUndrawn(const QDomElement &root, const StyleSheet &styles);

} // namespace paint
