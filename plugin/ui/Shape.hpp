#pragma once

#include <QColor>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace ui {

// Small signs that differ in outline, so that nobody needs to tell colours apart.
enum class Shape {
	None,
	Dash,      // nothing to say
	Check,     // all is well
	Dot,       // on air
	Note,      // a letter i
	Down,      // few left: a triangle that points down
	Rise,      // selling fast: two chevrons that point up
	Warning,   // a triangle with an exclamation mark
	Cross,     // ended: a square with a cross
	Oversold,  // promised twice: two squares that overlap
	Clock,     // too old
	Broadcast, // invented numbers: a ring with a dot
	Pause      // held: two bars
};

void paintShape(QPainter &painter, const QRectF &where, Shape shape, const QColor &color);

// The same at the right end of an otherwise empty picture, `size` in device-independent pixels; for item views.
QPixmap shapePixmap(Shape shape, const QColor &color, QSize size, double pixelRatio);

} // namespace ui
