#include "ui/CueSheet.hpp"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr double kLeastLetters = 2.6; // units: what can just be read from three metres
constexpr double kLeastFigure = 3;    // pixels
constexpr double kRadius = 1.6;       // units
constexpr double kSignShare = 0.78;   // of the letters' height
constexpr double kSignGap = 0.4;      // of the letters' height

} // namespace

CueSheet::CueSheet(QSizeF size, const CuePalette &palette, const Text &text, const QFont &font)
	: size_(size), palette_(palette), text_(text), font_(font), unit_(std::min(size.width(), size.height()) / 100)
{
}

FittedText CueSheet::fit(const QRectF &rect, const QString &words, const Style &style) const
{
	QFont font = font_;
	font.setWeight(style.weight);
	return fitText(words, rect.size(), font,
		       {style.whole ? kLeastFigure : kLeastLetters * unit_, style.most, style.mostLines});
}

void CueSheet::ground(const QString &name, const QRectF &rect, const QColor &fill, const QColor &edge, double edgeWidth)
{
	CueBox box;
	box.name = name;
	box.rect = rect;
	box.fill = fill;
	box.edge = edge;
	box.edgeWidth = edgeWidth;
	box.radius = kRadius * unit_;
	boxes_.push_back(std::move(box));
}

double CueSheet::write(const QString &name, const QRectF &rect, const QString &words, const Style &style)
{
	CueBox box;
	box.name = name;
	box.rect = rect;
	box.text = fit(rect, words, style);
	box.alignment = style.alignment;
	box.ink = style.ink;
	const double letters = box.text.font.pixelSize();
	boxes_.push_back(std::move(box));
	return letters;
}

void CueSheet::sign(const QString &name, const QRectF &rect, Shape shape, const QColor &ink)
{
	CueBox box;
	box.name = name;
	const double side = std::min(rect.width(), rect.height());
	box.rect = QRectF(rect.center() - QPointF(side, side) / 2, QSizeF(side, side));
	box.shape = shape;
	box.ink = ink;
	boxes_.push_back(std::move(box));
}

double CueSheet::mark(const QString &name, const QRectF &rect, Shape shape, const QString &words, const Style &style)
{
	// The sign takes its share of the height at most; it is as high as the letters turn out to be.
	const double most = std::min(rect.height(), style.most);
	const QRectF room = rect.adjusted(most * (kSignShare + kSignGap), 0, 0, 0);
	const FittedText fitted = fit(room, words, style);
	const double letters = fitted.font.pixelSize();
	const double side = letters * kSignShare;
	const double whole = side + letters * kSignGap + fitted.size.width();
	double left = rect.left();
	if (style.alignment & Qt::AlignHCenter) {
		left += std::max(0.0, (rect.width() - whole) / 2);
	} else if (style.alignment & Qt::AlignRight) {
		left += std::max(0.0, rect.width() - whole);
	}
	sign(name + ".sign", QRectF(left, rect.center().y() - side / 2, side, side), shape,
	     style.signInk.isValid() ? style.signInk : style.ink);
	const double begin = left + side + letters * kSignGap;
	CueBox box;
	box.name = name;
	box.rect = QRectF(begin, rect.top(), std::min(fitted.size.width() + 1, rect.right() - begin), rect.height());
	box.text = fitted;
	box.alignment = Qt::AlignLeft | Qt::AlignVCenter;
	box.ink = style.ink;
	boxes_.push_back(std::move(box));
	return letters;
}

QRectF CueSheet::chip(const QString &name, const QRectF &rect, Shape shape, const QString &words, const QColor &fill,
		      const QColor &ink, Qt::Alignment end)
{
	const double inset = rect.height() * 0.16;
	const double side = rect.height() - 2 * inset;
	const QRectF room = rect.adjusted(3 * inset + side, inset, -2 * inset, -inset);
	const Style style{.ink = ink, .weight = QFont::Bold, .whole = true};
	const FittedText fitted = fit(room, words, style);
	const double width = std::min(rect.width(), room.left() - rect.left() + fitted.size.width() + 2 * inset + 1);
	QRectF whole(rect.left(), rect.top(), width, rect.height());
	QRectF rest = rect.adjusted(width + inset, 0, 0, 0);
	if (end & Qt::AlignRight) {
		whole.moveRight(rect.right());
		rest = rect.adjusted(0, 0, -width - inset, 0);
	}
	ground(name + ".ground", whole, fill, {}, 0);
	sign(name + ".sign", QRectF(whole.left() + 1.5 * inset, whole.top() + inset, side, side), shape, ink);
	const double begin = whole.left() + room.left() - rect.left();
	write(name, QRectF(begin, whole.top() + inset, whole.right() - begin - inset, side), words,
	      {.ink = ink, .weight = QFont::Bold, .most = static_cast<double>(fitted.font.pixelSize()), .whole = true});
	return rest;
}

} // namespace ui
