#pragma once

#include "ui/CueBox.hpp"
#include "ui/CuePalette.hpp"
#include "ui/Text.hpp"

#include <QFont>
#include <QSizeF>

#include <utility>

namespace ui {

// A sheet on which the host cue is put together: every text is as large as its place allows.
class CueSheet {
public:
	CueSheet(QSizeF size, const CuePalette &palette, const Text &text, const QFont &font);

	const CuePalette &palette() const { return palette_; }
	const Text &words() const { return text_; }
	QSizeF size() const { return size_; }
	// A hundredth of the shorter side.
	double unit() const { return unit_; }

	struct Style {
		QColor ink;
		QColor signInk = {}; // invalid: as the ink
		Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
		QFont::Weight weight = QFont::DemiBold;
		int mostLines = 1;
		double most = 1e6;  // pixels of the largest letters
		bool whole = false; // rather too small than cut: a figure
	};

	void ground(const QString &name, const QRectF &rect, const QColor &fill, const QColor &edge, double edgeWidth);
	// Answers the size of the letters, in pixels.
	double write(const QString &name, const QRectF &rect, const QString &words, const Style &style);
	// A sign and a word beside it, as one.
	double mark(const QString &name, const QRectF &rect, Shape shape, const QString &words, const Style &style);
	void sign(const QString &name, const QRectF &rect, Shape shape, const QColor &ink);
	// A word on a ground of its own, at the left end of `rect`, or the right one. Answers what is left of `rect`.
	QRectF chip(const QString &name, const QRectF &rect, Shape shape, const QString &words, const QColor &fill,
		    const QColor &ink, Qt::Alignment end);

	CueBoxes take() { return std::move(boxes_); }

private:
	FittedText fit(const QRectF &rect, const QString &words, const Style &style) const;

	QSizeF size_;
	const CuePalette &palette_;
	const Text &text_;
	QFont font_;
	double unit_;
	CueBoxes boxes_;
};

} // namespace ui
