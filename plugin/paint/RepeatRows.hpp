#pragma once

#include <QDomDocument>
#include <QRectF>

namespace paint {

// A `repeat:` layer that the designer drew once is drawn as often as there is room: below itself to the edge of the
// picture or, where there is none, to its right. Of a layer that was drawn several times the designer's copies are the
// rows.
void repeatSingleRows(QDomDocument &document, const QRectF &viewBox);

} // namespace paint
