#include "ui/FittedText.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

// Finer than this nobody sees from three metres, and each step costs a layout.
constexpr double kStep = 1.04;
// Of the letters' size. Tighter than fonts wish, which leave room for scripts that are higher than the letters' own.
constexpr double kLine = 1.22;
constexpr double kBelow = 0.27; // of that, below the base line

QFont sized(QFont font, double pixels)
{
	font.setPixelSize(std::max(1, static_cast<int>(pixels)));
	return font;
}

double lineHeight(const QFont &font)
{
	return kLine * font.pixelSize();
}

// The first `mostLines` lines at this size.
FittedText broken(const QString &text, double width, const QFont &font, QTextOption::WrapMode wrap, int mostLines)
{
	QTextLayout layout(text, font);
	QTextOption option;
	option.setWrapMode(wrap);
	layout.setTextOption(option);
	FittedText made{font, {}, {}, false};
	layout.beginLayout();
	int end = 0;
	for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
		if (made.lines.size() == mostLines) {
			break;
		}
		line.setLineWidth(width);
		made.lines.push_back(text.mid(line.textStart(), line.textLength()).trimmed());
		made.size.setWidth(std::max(made.size.width(), line.naturalTextWidth()));
		end = line.textStart() + line.textLength();
	}
	layout.endLayout();
	made.size.setHeight(lineHeight(font) * static_cast<double>(made.lines.size()));
	made.cut = end < text.size();
	return made;
}

bool lies(const FittedText &text, QSizeF box)
{
	return !text.cut && text.size.width() <= box.width() && text.size.height() <= box.height();
}

// The largest that lies in the box; the smallest there is when none does.
FittedText largest(const QString &text, QSizeF box, const QFont &font, const LetterSizes &sizes,
		   QTextOption::WrapMode wrap)
{
	const auto at = [&](double pixels) {
		return broken(text, box.width(), sized(font, pixels), wrap, sizes.mostLines);
	};
	FittedText best = at(sizes.least);
	double fits = sizes.least;
	double tooLarge = sizes.most * kStep;
	while (tooLarge / fits > kStep && tooLarge - fits > 1) {
		const double middle = std::sqrt(fits * tooLarge);
		if (FittedText tried = at(middle); lies(tried, box)) {
			best = std::move(tried);
			fits = middle;
		} else {
			tooLarge = middle;
		}
	}
	return best;
}

void cutToBox(FittedText &text, const QString &whole, QSizeF box)
{
	const QFontMetricsF metrics(text.font);
	const auto room = std::max(1, static_cast<int>(box.height() / lineHeight(text.font) + 0.01));
	while (text.lines.size() > room) {
		text.lines.removeLast();
	}
	qsizetype before = 0; // where the last line begins
	for (qsizetype line = 0; line + 1 < text.lines.size(); ++line) {
		before = whole.indexOf(text.lines[line], before) + text.lines[line].size();
	}
	if (!text.lines.isEmpty()) {
		text.lines.last() = metrics.elidedText(whole.mid(before).trimmed(), Qt::ElideRight, box.width());
	}
	text.size = {0, lineHeight(text.font) * static_cast<double>(text.lines.size())};
	for (const QString &line : text.lines) {
		text.size.setWidth(std::max(text.size.width(), metrics.horizontalAdvance(line)));
	}
	text.cut = true;
}

} // namespace

FittedText fitText(const QString &text, QSizeF box, const QFont &font, LetterSizes sizes)
{
	const QString plain = text.simplified();
	sizes.most = std::min(sizes.most, box.height() / kLine);
	sizes.least = std::min(sizes.least, sizes.most);
	FittedText whole = largest(plain, box, font, sizes, QTextOption::WordWrap);
	const bool holds = lies(whole, box);
	if (holds && whole.lines.size() == 1) {
		return whole;
	}
	FittedText split = largest(plain, box, font, sizes, QTextOption::WrapAtWordBoundaryOrAnywhere);
	if (holds && split.font.pixelSize() < 2 * whole.font.pixelSize()) {
		return whole;
	}
	if (!lies(split, box)) {
		cutToBox(split, plain, box);
	}
	return split;
}

void paintText(QPainter &painter, const QRectF &box, const FittedText &text, Qt::Alignment alignment,
	       const QColor &color)
{
	const QFontMetricsF metrics(text.font);
	double top = box.top();
	if (alignment & Qt::AlignVCenter) {
		top += (box.height() - text.size.height()) / 2;
	} else if (alignment & Qt::AlignBottom) {
		top = box.bottom() - text.size.height();
	}
	painter.setFont(text.font);
	painter.setPen(color);
	for (const QString &line : text.lines) {
		double left = box.left();
		if (const double spare = box.width() - metrics.horizontalAdvance(line); alignment & Qt::AlignHCenter) {
			left += spare / 2;
		} else if (alignment & Qt::AlignRight) {
			left += spare;
		}
		top += lineHeight(text.font);
		painter.drawText(QPointF(left, top - kBelow * text.font.pixelSize()), line);
	}
}

} // namespace ui
