#include "paint/TextLayer.hpp"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace paint {

namespace {

// Metrics are taken at this size and scaled, as Qt Svg does: hinting at a small size would change the widths.
constexpr int kMetricsSize = 100;

QStringList familiesOf(const QString &list)
{
	QStringList families;
	for (QString family : list.split(',')) {
		family = family.trimmed();
		if (family.size() >= 2 && (family.startsWith('"') || family.startsWith('\''))) {
			family = family.sliced(1, family.size() - 2);
		}
		if (!family.isEmpty()) {
			families.append(family);
		}
	}
	return families;
}

// "24", "24px" or "18pt" in user units.
double lengthIn(const QString &text, double fallback)
{
	static const QRegularExpression kLength("^\\s*([-+0-9.eE]+?)\\s*(px|pt)?\\s*$");
	const auto match = kLength.match(text);
	bool isNumber = false;
	const double value = match.captured(1).toDouble(&isNumber);
	if (!isNumber) {
		return fallback;
	}
	return match.captured(2) == QLatin1StringView("pt") ? value * 4 / 3 : value;
}

QFont::Weight weightOf(const QString &text)
{
	if (text == QLatin1StringView("bold") || text == QLatin1StringView("bolder")) {
		return QFont::Bold;
	}
	bool isNumber = false;
	const int weight = text.toInt(&isNumber);
	return isNumber ? static_cast<QFont::Weight>(std::clamp(weight, 1, 1000)) : QFont::Normal;
}

QColor colourOf(const QString &text)
{
	static const QRegularExpression kRgb("^rgba?\\(\\s*(\\d+)[\\s,]+(\\d+)[\\s,]+(\\d+)");
	if (const auto match = kRgb.match(text); match.hasMatch()) {
		return QColor(std::min(match.captured(1).toInt(), 255), std::min(match.captured(2).toInt(), 255),
			      std::min(match.captured(3).toInt(), 255));
	}
	return QColor::fromString(text);
}

// A gradient is stood in for by its first colour.
QColor fillOf(const QDomElement &element, const StyleSheet &styles)
{
	const QString fill = styles.inherited(element, "fill");
	if (!fill.startsWith(QLatin1StringView("url("))) {
		const QColor colour = colourOf(fill);
		return colour.isValid() ? colour : QColor(Qt::black);
	}
	const QString id = fill.section('#', 1).section(')', 0, 0).remove('"').remove('\'');
	const auto stops = element.ownerDocument().elementsByTagName("stop");
	for (int i = 0; i < stops.count(); ++i) {
		const QDomElement stop = stops.at(i).toElement();
		if (stop.parentNode().toElement().attribute("id") == id) {
			const QColor colour = colourOf(styles.own(stop, "stop-color"));
			return colour.isValid() ? colour : QColor(Qt::black);
		}
	}
	return Qt::black;
}

double opacityOf(const QDomElement &element, const StyleSheet &styles)
{
	double opacity = lengthIn(styles.inherited(element, "fill-opacity"), 1);
	for (QDomElement at = element; !at.isNull(); at = at.parentNode().toElement()) {
		opacity *= lengthIn(styles.own(at, "opacity"), 1);
	}
	return std::clamp(opacity, 0.0, 1.0);
}

} // namespace

QString firstInstalledFamily(const QString &list)
{
	const QStringList families = familiesOf(list);
	for (const QString &family : families) {
		if (QFontDatabase::hasFamily(family)) {
			return family;
		}
	}
	// A generic name, or none of them is here: what the system takes for the last one.
	return families.isEmpty() ? QString() : QFontInfo(QFont(families.last())).family();
}

QString missingFamily(const QString &list)
{
	static const QStringList kGeneric = {QStringLiteral("serif"),     QStringLiteral("sans-serif"),
					     QStringLiteral("monospace"), QStringLiteral("cursive"),
					     QStringLiteral("fantasy"),   QStringLiteral("system-ui")};
	QString first;
	for (const QString &family : familiesOf(list)) {
		if (kGeneric.contains(family.toLower())) {
			continue;
		}
		if (QFontDatabase::hasFamily(family)) {
			return {};
		}
		first = first.isEmpty() ? family : first;
	}
	return first;
}

TextLayer::TextLayer(const QDomElement &element, const StyleSheet &styles, bool mayBeCut) : mayBeCut_(mayBeCut)
{
	font_.setFamily(firstInstalledFamily(styles.inherited(element, "font-family")));
	font_.setPixelSize(kMetricsSize);
	font_.setHintingPreference(QFont::PreferNoHinting);
	font_.setWeight(weightOf(styles.inherited(element, "font-weight")));
	font_.setItalic(styles.inherited(element, "font-style") == QLatin1StringView("italic"));
	size_ = std::max(1.0, lengthIn(styles.inherited(element, "font-size"), 16));
	const QString anchor = styles.inherited(element, "text-anchor");
	anchor_ = anchor == QLatin1StringView("middle") ? Anchor::Middle
		  : anchor == QLatin1StringView("end")  ? Anchor::End
							: Anchor::Start;
	fill_ = fillOf(element, styles);
	fill_.setAlphaF(static_cast<float>(opacityOf(element, styles)));
	at_ = {lengthIn(element.attribute("x").section(' ', 0, 0), 0),
	       lengthIn(element.attribute("y").section(' ', 0, 0), 0)};
	maxWidth_ = lengthIn(element.attribute("data-max-width"), 0);
}

void TextLayer::place(const QTransform &units, const QRectF &viewBox)
{
	units_ = units;
	if (maxWidth_ > 0) {
		return;
	}
	const QPointF at = units.map(at_);
	const QPointF along = units.map(at_ + QPointF(1, 0)) - at;
	const double unit = std::hypot(along.x(), along.y());
	const double before = at.x() - viewBox.left();
	const double after = viewBox.right() - at.x();
	const double room = anchor_ == Anchor::Start ? after
			    : anchor_ == Anchor::End ? before
						     : 2 * std::min(before, after);
	// A text that begins outside of the picture is the designer's own affair.
	maxWidth_ = room > 0 && unit > 0 ? room / unit : std::numeric_limits<double>::max();
}

void TextLayer::limitTo(const QString &text)
{
	if (maxWidth_ <= 0) {
		maxWidth_ = lengthOf(text);
	}
}

double TextLayer::lengthOf(const QString &text) const
{
	return QFontMetricsF(font_).horizontalAdvance(text) * size_ / kMetricsSize;
}

TextLayer::Fitted TextLayer::fit(const QString &text) const
{
	const double length = lengthOf(text);
	if (length <= maxWidth_) {
		return {text, size_};
	}
	if (!mayBeCut_ || length * kLeastShrink <= maxWidth_) {
		return {text, size_ * maxWidth_ / length};
	}
	const double least = size_ * kLeastShrink;
	return {QFontMetricsF(font_).elidedText(text, Qt::ElideRight, maxWidth_ * kMetricsSize / least), least};
}

void TextLayer::paint(QPainter &painter, const Fitted &fitted) const
{
	const double scale = fitted.fontSize / kMetricsSize;
	const double length = QFontMetricsF(font_).horizontalAdvance(fitted.text);
	const double left = anchor_ == Anchor::Start ? 0 : anchor_ == Anchor::End ? -length : -length / 2;
	painter.save();
	painter.setTransform(units_, true);
	painter.translate(at_);
	painter.scale(scale, scale);
	painter.setFont(font_);
	painter.setPen(fill_);
	painter.drawText(QPointF(left, 0), fitted.text);
	painter.restore();
}

bool TextLayer::needsColourGlyphs(const QString &text)
{
	return std::ranges::any_of(text.toUcs4(), [](char32_t character) {
		return (character >= 0x1F000 && character <= 0x1FAFF) || // pictures, faces, flags
		       (character >= 0x2600 && character <= 0x27BF) ||   // older symbols
		       (character >= 0x2B00 && character <= 0x2BFF) ||   // stars, squares
		       character == 0xFE0F;                              // "as a picture, please"
	});
}

} // namespace paint
