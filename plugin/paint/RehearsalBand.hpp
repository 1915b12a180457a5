#pragma once

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace paint {

// The part of a finished counter that is not empty: a template cannot push the band aside with an empty margin.
QRectF contentOf(const QImage &image);

// Draws the word over a finished counter, right across its content, so that no invented number can pass for a real one.
// Comes last and knows nothing of the template: no template can move, cover or leave it out.
void drawRehearsalBand(QPainter &painter, const QRectF &content, const QString &word);

} // namespace paint
