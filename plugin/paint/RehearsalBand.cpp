#include "paint/RehearsalBand.hpp"

#include <QFont>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace paint {

namespace {

struct BandLook {
	double acrossShare = 0.20;  // of the counter's shorter side: read on a phone, the number beside it too
	double mostOfLength = 0.14; // of its longer side: the word is whole also on a square
	double least = 6;           // pixels
	double tallFrom = 1.4;      // height by width
	double letterShare = 0.66;  // of the band's height
	double slope = 0.035;       // so that it is seen as laid over, not as part of the design
	double place = 0.865;       // where the band's middle is, from the top
	QColor tape = QColor(0xFF, 0xC8, 0x2E);
	QColor ink = QColor(0x14, 0x14, 0x14);
};

} // namespace

QRectF contentOf(const QImage &image)
{
	int left = image.width();
	int right = -1;
	int top = image.height();
	int bottom = -1;
	for (int y = 0; y < image.height(); ++y) {
		const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
		for (int x = 0; x < image.width(); ++x) {
			if (qAlpha(line[x]) > 0) {
				left = std::min(left, x);
				right = std::max(right, x);
				top = std::min(top, y);
				bottom = y;
			}
		}
	}
	return right < 0 ? QRectF(image.rect()) : QRectF(left, top, right - left + 1, bottom - top + 1);
}

void drawRehearsalBand(QPainter &painter, const QRectF &content, const QString &word)
{
	const BandLook look;
	// Along the longer side, so that the word is whole on a tall counter too.
	const bool isTall = content.height() > content.width() * look.tallFrom;
	const double along = isTall ? content.height() : content.width();
	const double across = isTall ? content.width() : content.height();
	const double height = std::max(look.least, std::min(across * look.acrossShare, along * look.mostOfLength));
	QFont font;
	font.setPixelSize(std::max(4, static_cast<int>(height * look.letterShare)));
	font.setWeight(QFont::Black);
	font.setLetterSpacing(QFont::PercentageSpacing, 112);
	const QFontMetricsF metrics(font);
	const QString repeated = word + QStringLiteral("  •  ");
	const double step = std::max(1.0, metrics.horizontalAdvance(repeated));

	painter.save();
	painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
	painter.setClipRect(content);
	painter.translate(content.center());
	painter.rotate(isTall ? -90 : 0);
	painter.translate(0, across * (look.place - 0.5));
	painter.rotate(-std::atan(look.slope) * 180 / std::numbers::pi);
	painter.fillRect(QRectF(-along, -height / 2, 2 * along, height), look.tape);
	painter.setPen(QPen(look.ink, std::max(1.0, height / 16)));
	for (const double edge : {-height / 2, height / 2}) {
		painter.drawLine(QPointF(-along, edge), QPointF(along, edge));
	}
	painter.setFont(font);
	const double baseline = (metrics.ascent() - metrics.descent()) / 2;
	// One word in the middle, so that it is whole however small the counter is.
	const double middle = -metrics.horizontalAdvance(word) / 2;
	for (double x = middle - std::ceil(along / step) * step; x < along; x += step) {
		painter.drawText(QPointF(x, baseline), repeated);
	}
	painter.restore();
}

} // namespace paint
