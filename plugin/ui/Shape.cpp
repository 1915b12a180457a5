#include "ui/Shape.hpp"

#include <QPainter>
#include <QPainterPath>

#include <initializer_list>

namespace ui {
namespace {

// All shapes are drawn in a square of this side.
constexpr double kSide = 16;

void lines(QPainter &painter, std::initializer_list<std::initializer_list<QPointF>> strokes)
{
	for (const auto &stroke : strokes) {
		painter.drawPolyline(stroke.begin(), static_cast<int>(stroke.size()));
	}
}

void triangle(QPainter &painter, QPointF one, QPointF two, QPointF three)
{
	const QPointF corners[] = {one, two, three};
	painter.drawPolygon(corners, 3);
}

// A solid shape with a sign cut out of it, so that it reads on any ground.
void cutOut(QPainter &painter, const QColor &color, const QPainterPath &solid, const QPainterPath &sign)
{
	QPainterPathStroker stroker(QPen(Qt::black, 2, Qt::SolidLine, Qt::RoundCap));
	painter.fillPath(solid.subtracted(stroker.createStroke(sign)), color);
}

void paintWarning(QPainter &painter, const QColor &color)
{
	QPainterPath solid;
	solid.moveTo(8, 1);
	solid.lineTo(15.5, 14.5);
	solid.lineTo(0.5, 14.5);
	solid.closeSubpath();
	QPainterPath sign;
	sign.moveTo(8, 6);
	sign.lineTo(8, 9.6);
	sign.moveTo(8, 12.4);
	sign.lineTo(8, 12.5);
	cutOut(painter, color, solid, sign);
}

void paintCross(QPainter &painter, const QColor &color)
{
	QPainterPath solid;
	solid.addRoundedRect(QRectF(1, 1, 14, 14), 2.5, 2.5);
	QPainterPath sign;
	sign.moveTo(5, 5);
	sign.lineTo(11, 11);
	sign.moveTo(11, 5);
	sign.lineTo(5, 11);
	cutOut(painter, color, solid, sign);
}

void paintNote(QPainter &painter, const QColor &color)
{
	QPainterPath solid;
	solid.addEllipse(QRectF(1, 1, 14, 14));
	QPainterPath sign;
	sign.moveTo(8, 7.6);
	sign.lineTo(8, 11.8);
	sign.moveTo(8, 4.3);
	sign.lineTo(8, 4.4);
	cutOut(painter, color, solid, sign);
}

} // namespace

void paintShape(QPainter &painter, const QRectF &where, Shape shape, const QColor &color)
{
	painter.save();
	painter.setRenderHint(QPainter::Antialiasing);
	painter.translate(where.topLeft());
	painter.scale(where.width() / kSide, where.height() / kSide);
	painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
	painter.setBrush(Qt::NoBrush);
	switch (shape) {
	case Shape::None:
		break;
	case Shape::Dash:
		lines(painter, {{{3, 8}, {13, 8}}});
		break;
	case Shape::Check:
		lines(painter, {{{2.5, 8.5}, {6.5, 12.5}, {13.5, 4}}});
		break;
	case Shape::Dot:
		painter.setBrush(color);
		painter.drawEllipse(QPointF(8, 8), 4, 4);
		break;
	case Shape::Note:
		paintNote(painter, color);
		break;
	case Shape::Down:
		painter.setBrush(color);
		triangle(painter, {2.5, 4}, {13.5, 4}, {8, 12.5});
		break;
	case Shape::Rise:
		lines(painter, {{{3, 8}, {8, 3}, {13, 8}}, {{3, 13.5}, {8, 8.5}, {13, 13.5}}});
		break;
	case Shape::Warning:
		paintWarning(painter, color);
		break;
	case Shape::Cross:
		paintCross(painter, color);
		break;
	case Shape::Oversold:
		painter.drawRect(QRectF(2, 2, 8, 8));
		painter.setBrush(color);
		painter.drawRect(QRectF(6, 6, 8, 8));
		break;
	case Shape::Clock:
		painter.drawEllipse(QPointF(8, 8), 6.4, 6.4);
		lines(painter, {{{8, 4.6}, {8, 8.4}, {10.8, 9.8}}});
		break;
	case Shape::Pause:
		lines(painter, {{{5, 3}, {5, 13}}, {{11, 3}, {11, 13}}});
		break;
	case Shape::Broadcast:
		painter.drawEllipse(QPointF(8, 8), 6.4, 6.4);
		painter.setBrush(color);
		painter.drawEllipse(QPointF(8, 8), 1.6, 1.6);
		break;
	}
	painter.restore();
}

QPixmap shapePixmap(Shape shape, const QColor &color, QSize size, double pixelRatio)
{
	QPixmap pixmap(size * pixelRatio);
	pixmap.setDevicePixelRatio(pixelRatio);
	pixmap.fill(Qt::transparent);
	QPainter painter(&pixmap);
	paintShape(painter, QRectF(size.width() - size.height(), 0, size.height(), size.height()), shape, color);
	return pixmap;
}

} // namespace ui
