#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace ui {

// A text broken into lines that lie inside a box, as large as they can be.
struct FittedText {
	QFont font; // with the size that was found
	QStringList lines;
	QSizeF size;      // of all lines together
	bool cut = false; // even the smallest letters did not hold it: the last line ends in "…"
};

// The bounds of the letters, in pixels.
struct LetterSizes {
	double least = 8;
	double most = 100;
	int mostLines = 3;
};

// The largest letters at which `text` lies inside `box`. Words are broken only where that more than doubles the letters
// or nothing else helps.
FittedText fitText(const QString &text, QSizeF box, const QFont &font, LetterSizes sizes);

void paintText(QPainter &painter, const QRectF &box, const FittedText &text, Qt::Alignment alignment,
	       const QColor &color);

} // namespace ui
