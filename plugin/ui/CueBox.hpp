#pragma once

#include "ui/FittedText.hpp"
#include "ui/Shape.hpp"

#include <QColor>
#include <QRectF>
#include <QString>

#include <vector>

namespace ui {

// One thing on the host cue: a ground with an edge, a sign, or a text. Grounds hold others; signs and texts never
// overlap.
struct CueBox {
	QString name; // by which tests find it
	QRectF rect;

	QColor fill; // invalid: none
	QColor edge; // invalid: none
	double edgeWidth = 0;
	double radius = 0;

	Shape shape = Shape::None;
	FittedText text;
	Qt::Alignment alignment = Qt::AlignVCenter;
	QColor ink; // of sign and text

	bool isGround() const { return shape == Shape::None && text.lines.isEmpty(); }
};

using CueBoxes = std::vector<CueBox>;

} // namespace ui
