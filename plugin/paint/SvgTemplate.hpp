#pragma once

#include "core/Error.hpp"
#include "overlay/CounterView.hpp"
#include "paint/Binding.hpp"
#include "paint/TextLayer.hpp"

#include <QByteArray>
#include <QDomDocument>
#include <QImage>
#include <QRectF>
#include <QSize>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace paint {

// A designer's SVG whose layer names bind: `text:title`, `bar:left`, `show:low`, `hide:sold-out` …
// (overlay/BindingNames.hpp).
//
// A text layer gets the view's words in the designer's font, shrunk or cut to fit; a bar's longer side follows its
// share, from the left or from the bottom; of `show:` layers only those of the present state are drawn. What the view
// does not give is not drawn, so a template can never keep an old number on screen. Owned and used by the painter
// thread.
class SvgTemplate {
public:
	// Refuses what is unsafe or no template; the error's sentence names `file`.
	static core::Expected<SvgTemplate> read(const QByteArray &svg, const QString &file);

	// In pixels; a `scale` that would be too large for a graphics card is cut back.
	QSize size(double scale) const;
	QImage draw(const overlay::CounterView &view, double scale) const;

	// Layers that were probably meant as bindings, and what cannot be drawn as designed; or empty.
	const core::Message &hint() const { return hint_; }

private:
	struct Layer {
		Binding binding;
		std::optional<TextLayer> text; // for BindingKind::Text
		QRectF bounds;                 // for BindingKind::Bar: in its parent's units
	};
	using Painted = std::vector<std::pair<const TextLayer *, TextLayer::Fitted>>;

	SvgTemplate() = default;
	void collectLayers(const QDomElement &element, QStringList &unknown);
	void measureLayers();
	void apply(const QDomElement &element, const overlay::CounterView &view, Painted &painted) const;
	void applyText(QDomElement element, const Layer &layer, const overlay::CounterView &view,
		       Painted &painted) const;
	void applyBar(QDomElement element, const Layer &layer, const overlay::CounterView &view) const;

	QDomDocument document_;
	QRectF viewBox_;
	std::vector<Layer> layers_;
	core::Message hint_;
};

} // namespace paint
