#pragma once

#include "overlay/CounterView.hpp"
#include "paint/TemplateLayers.hpp"
#include "paint/TextLayer.hpp"

#include <QDomDocument>
#include <QDomElement>
#include <QImage>
#include <QSizeF>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace paint {

// A product's picture as a `data:` address, cut to a box of so many pixels with corners of so many pixels' radius;
// empty: there is none.
using PictureData = std::function<QString(const std::string &url, QSizeF box, double corner)>;

// Which layers are filled: numbers and bars change all the time, the others rest. The counter's own number can be had
// by itself.
enum class Part { All, Resting, Moving, Number, MovingButNumber };

// What of a view does not change with the numbers and bars.
overlay::CounterView restingPart(overlay::CounterView view);

// With bars at their longest and moving numbers at their widest: what they may come to lie over.
overlay::CounterView atItsLargest(overlay::CounterView view);

// Fills one copy of a template's document with what a view says. Layers for which the view has nothing are taken out,
// and so are texts with emoji: these are to be painted over the picture. Painter thread only.
class ViewFill {
public:
	// `scale`: pixels for each unit of the document.
	ViewFill(const TemplateLayers &layers, const overlay::CounterView &view, double scale, PictureData pictures)
		: layers_(layers), view_(view), scale_(scale), pictures_(std::move(pictures))
	{
	}

	// `Part::Resting` leaves all in the document that does not move, the other parts nothing else.
	void fill(const QDomDocument &document, Part part);
	// Only takes out what this part of the view's look does not show, so that what is left can be filled again and
	// again with views of the same look.
	void prune(const QDomDocument &document, Part part);

	using Painted = std::vector<std::pair<const TextLayer *, TextLayer::Fitted>>;
	const Painted &painted() const { return painted_; }

private:
	bool isWanted(const Layer &layer, const overlay::ItemView &item, Part part) const;
	// Answers whether a layer that moves is left in `element`.
	bool fillElement(const QDomElement &element, const overlay::ItemView &item, Part part);
	bool fillBelow(const QDomElement &element, const overlay::ItemView &item, Part part);
	void fillText(QDomElement element, const Layer &layer, const overlay::ItemView &item);
	void fillBar(QDomElement element, const Layer &layer, const overlay::ItemView &item);
	void fillPicture(const QDomElement &element, const Layer &layer, const overlay::ItemView &item);
	void fillCode(const QDomElement &element, const Layer &layer, const overlay::ItemView &item);

	const TemplateLayers &layers_;
	const overlay::CounterView &view_;
	const double scale_;
	const PictureData pictures_;
	Painted painted_;
	bool prunes_ = false;
};

} // namespace paint
