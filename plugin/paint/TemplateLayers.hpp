#pragma once

#include "overlay/CounterModel.hpp"
#include "paint/Binding.hpp"
#include "paint/StyleSheet.hpp"
#include "paint/TextLayer.hpp"

#include <QDomDocument>
#include <QDomElement>
#include <QRectF>
#include <QStringList>
#include <QTransform>

#include <cstddef>
#include <optional>
#include <vector>

namespace paint {

// A layer of a template that binds.
struct Layer {
	Binding binding;
	std::optional<TextLayer> text; // of a text
	QRectF box;                    // of a bar, a picture, a code and a row: in its parent's units
	QTransform units;              // from its parent's units, or a text's own, to the document's
	double corner = 0;             // of a picture: the radius of its corners, in its parent's units
	std::size_t slot = 0;          // of a row: which entry of its list it shows, from 0
};

// All layers of one template that bind. Each bound element of the document carries a mark, by which `find` knows it in
// every copy of the document. Painter thread only.
class TemplateLayers {
public:
	// Marks what binds in `document`, and makes it ready to be filled: a bound text is plain. Names that are
	// probably misspelt go into `unknown`.
	void collect(QDomDocument &document, QStringList &unknown);
	// Asks Qt Svg itself where the layers are. Once, after `collect`.
	void measure(const QDomDocument &document, const QRectF &viewBox);

	// Null: the element binds nothing.
	const Layer *find(const QDomElement &element) const;
	// How many rows there are for each list.
	const overlay::ListRooms &rooms() const { return rooms_; }

private:
	void collectBelow(const QDomElement &element, const StyleSheet &styles, QStringList &unknown);
	std::optional<Binding> read(const QDomElement &element, QStringList &unknown) const;
	void orderSlots();

	std::vector<Layer> layers_;
	overlay::ListRooms rooms_;
};

// A template that brings our marks along would point anywhere.
void removeMarks(QDomElement element);

// Reads the name that the designer gave a layer, wherever the drawing program keeps it.
std::optional<Binding> bindingOf(const QDomElement &element);

} // namespace paint
