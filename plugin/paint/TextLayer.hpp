#pragma once

#include "paint/StyleSheet.hpp"

#include <QColor>
#include <QDomElement>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QTransform>

class QPainter;

namespace paint {

// How far a bound text may shrink before it is cut: below this it is no longer read on a phone.
inline constexpr double kLeastShrink = 0.6;

// One `text:NAME` layer: the designer's font and place, and how a text is fitted into it.
//
// Qt Svg draws the text itself, so gradients, masks and effects stay. Only a text with emoji is painted over the
// picture afterwards, because Qt Svg draws outlines and colour glyphs have none. Painter thread only.
class TextLayer {
public:
	struct Fitted {
		QString text;
		double fontSize = 0;
	};

	// `element` is a <text> of the template. A text that may not be cut shrinks as far as it must: a number without
	// its last digits is another number.
	TextLayer(const QDomElement &element, const StyleSheet &styles, bool mayBeCut);

	// `units` maps the text's own user units to the document's: how the parents and the text itself are
	// transformed. Without an explicit `data-max-width` the text may reach as far as the view box.
	void place(const QTransform &units, const QRectF &viewBox);

	// Unless a width is given, the text may become as wide as this one.
	void limitTo(const QString &text);

	[[nodiscard]] Fitted fit(const QString &text) const;
	void paint(QPainter &painter, const Fitted &fitted) const;

	static bool needsColourGlyphs(const QString &text);

private:
	enum class Anchor { Start, Middle, End };
	double lengthOf(const QString &text) const;

	QFont font_; // at one size for all, see kMetricsSize
	double size_ = 16;
	Anchor anchor_ = Anchor::Start;
	QColor fill_ = Qt::black;
	QPointF at_;
	double maxWidth_ = 0;
	bool mayBeCut_ = true;
	QTransform units_;
};

// The installed family that a list such as `Inter, "Segoe UI", sans-serif` asks for first. Qt Svg knows no lists.
QString firstInstalledFamily(const QString &list);

// The first family of such a list if none of those it names is installed; empty: one is, or it names none.
QString missingFamily(const QString &list);

} // namespace paint
