#pragma once

#include <QImage>
#include <QString>

namespace paint {

// Draws the word over a finished counter, right across, so that no invented number can pass for a real one. Comes last
// and knows nothing of the template: no template can move, cover or leave it out.
void drawRehearsalBand(QImage &image, const QString &word);

} // namespace paint
