#pragma once

#include "core/Error.hpp"
#include "overlay/CounterModel.hpp"
#include "overlay/CounterView.hpp"
#include "paint/TemplateLayers.hpp"
#include "paint/ViewFill.hpp"

#include <QByteArray>
#include <QDomDocument>
#include <QImage>
#include <QRectF>
#include <QSize>
#include <QString>

namespace paint {

// What there is to fill and to draw for one part of one look.
struct TemplateSketch {
	QDomDocument document;
	Part part = Part::All;
};

// A designer's SVG whose layer names bind: `text:title`, `bar:left`, `image:product`, `repeat:queue`, `show:low` …
// (overlay/BindingNames.hpp).
//
// A text layer gets the view's words in the designer's font, shrunk or cut to fit; a bar's longer side follows its
// share, from the left or from the bottom; of `show:` layers only those of the present state are drawn; the rows of a
// list show its entries in reading order. What the view does not give is not drawn, so a template can never keep an old
// number on screen. Immutable; used by the painter thread.
class SvgTemplate {
public:
	// Refuses what is unsafe or no template; the error's sentence names `file`.
	static core::Expected<SvgTemplate> read(const QByteArray &svg, const QString &file);

	// In pixels; a `scale` that would be too large for a graphics card is cut back.
	QSize size(double scale) const;
	QImage draw(const overlay::CounterView &view, double scale, const PictureData &pictures = {}) const;
	// Draws over `image`, which has the size of `scale`.
	void drawPart(QImage &image, Part part, const overlay::CounterView &view, double scale,
		      const PictureData &pictures) const;
	// The same, and quicker, where `sketch` was made for this part and a view that shows the same layers.
	void drawPart(QImage &image, const TemplateSketch &sketch, const overlay::CounterView &view, double scale,
		      const PictureData &pictures) const;
	TemplateSketch sketch(Part part, const overlay::CounterView &view) const;

	// What it has rows for.
	const overlay::ListRooms &rooms() const { return layers_.rooms(); }
	// Layers that were probably meant as bindings, what cannot be drawn as designed, and fonts that are not here;
	// or empty.
	const core::Message &hint() const { return hint_; }

private:
	SvgTemplate() = default;

	QDomDocument document_;
	QRectF viewBox_;
	TemplateLayers layers_;
	core::Message hint_;
};

} // namespace paint
