#include "paint/TemplateLayers.hpp"

#include "paint/SvgImport.hpp"

#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace paint {

namespace {

// Put on every bound element: its place in the list of layers.
const QString kLayerAttribute = QStringLiteral("data-liveshelf-layer");

// Texts that would lie if their end were cut off.
const QStringList kNumbers = {QStringLiteral("available"), QStringLiteral("sells-out-in"), QStringLiteral("price"),
			      QStringLiteral("sold"),      QStringLiteral("rank"),         QStringLiteral("more")};

// Where drawing programs keep the name that the designer gave a layer.
constexpr const char *kNameAttributes[] = {"id", "inkscape:label", "data-name"};

QString idOf(std::size_t layer)
{
	return QStringLiteral("liveshelf-layer-%1").arg(layer);
}

QString markOf(std::size_t layer)
{
	return QStringLiteral("liveshelf-mark-%1").arg(layer);
}

QDomElement firstText(const QDomElement &element)
{
	return element.tagName() == QLatin1StringView("text") ? element
							      : element.elementsByTagName("text").at(0).toElement();
}

double number(const QDomElement &element, const char *attribute)
{
	return element.attribute(attribute).toDouble();
}

// How wide a text may be that has `fit` in its name: what is left of the rectangle beside it in its layer when the
// other side gets the same room, or as wide as the designer's own; 0: that is for the text to find out.
double fittingWidth(const QDomElement &layer, const QDomElement &text)
{
	const QDomElement box = layer.firstChildElement("rect");
	if (box.isNull() || layer == text) {
		return 0;
	}
	const double left = number(box, "x");
	const double width = number(box, "width");
	const double at = number(text, "x") - left;
	const double padding = std::min(std::abs(at), std::abs(width - at));
	return std::max(1.0, padding * 2 < width * 0.8 ? width - 2 * padding : width);
}

// The radius of a rectangle's corners, or of the first rectangle of a group.
double cornerOf(const QDomElement &element)
{
	const QDomElement rect = element.hasAttribute("rx") || element.tagName() != QLatin1StringView("g")
					 ? element
					 : element.elementsByTagName("rect").at(0).toElement();
	return number(rect, rect.hasAttribute("rx") ? "rx" : "ry");
}

// All elements with a mark, in the document's order.
void collectMarked(const QDomElement &element, std::vector<QDomElement> &marked)
{
	if (element.hasAttribute(kLayerAttribute)) {
		marked.push_back(element);
	}
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		collectMarked(child, marked);
	}
}

// A rectangle of one unit, which is transformed as what is measured of the layer is.
void putMarkBeside(const QDomElement &element, const Layer &layer)
{
	QDomDocument document = element.ownerDocument();
	QDomElement group = document.createElement("g");
	if (layer.text) {
		group.setAttribute("transform", element.attribute("transform"));
	}
	QDomElement mark = document.createElement("rect");
	mark.setAttribute("id", markOf(element.attribute(kLayerAttribute).toULongLong()));
	mark.setAttribute("width", "1");
	mark.setAttribute("height", "1");
	group.appendChild(mark);
	element.parentNode().insertBefore(group, element);
}

} // namespace

void removeMarks(QDomElement element)
{
	element.removeAttribute(kLayerAttribute);
	if (element.attribute("id").startsWith(QLatin1StringView("liveshelf-"))) {
		element.removeAttribute("id");
	}
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		removeMarks(child);
	}
}

std::optional<Binding> bindingOf(const QDomElement &element)
{
	for (const char *attribute : kNameAttributes) {
		if (const auto binding = readBinding(element.attribute(attribute))) {
			return binding;
		}
	}
	return std::nullopt;
}

void TemplateLayers::collect(QDomDocument &document, QStringList &unknown)
{
	collectBelow(document.documentElement(), StyleSheet(document.documentElement()), unknown);
}

std::optional<Binding> TemplateLayers::read(const QDomElement &element, QStringList &unknown) const
{
	auto binding = bindingOf(element);
	if (binding && binding->kind == BindingKind::Text && firstText(element).isNull()) {
		unknown.append(element.attribute("id")); // drawn as outlines: there is no text to bind
		return std::nullopt;
	}
	if (binding) {
		return binding;
	}
	for (const char *attribute : kNameAttributes) {
		if (const auto misspelt = findMisspelling(element.attribute(attribute))) {
			unknown.append(misspelt->suggestion.isEmpty() ? misspelt->layer
								      : misspelt->layer + " → " + misspelt->suggestion);
		}
	}
	return std::nullopt;
}

void TemplateLayers::collectBelow(const QDomElement &element, const StyleSheet &styles, QStringList &unknown)
{
	const auto binding = read(element, unknown);
	if (binding) {
		QDomElement bound = element;
		Layer &layer = layers_.emplace_back();
		layer.binding = *binding;
		if (binding->kind == BindingKind::Text) {
			bound = firstText(element);
			const double width = fittingWidth(element, bound);
			if (binding->fit && width > 0) {
				bound.setAttribute("data-max-width", QString::number(width, 'f', 3));
			}
			const QString designers = bound.text();
			flattenText(bound, styles);
			layer.text.emplace(bound, styles, !kNumbers.contains(binding->name));
			if (binding->fit) {
				layer.text->limitTo(designers);
			}
		}
		bound.setAttribute("id", idOf(layers_.size() - 1));
		bound.setAttribute(kLayerAttribute, QString::number(layers_.size() - 1));
	}
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		collectBelow(child, styles, unknown);
	}
}

void TemplateLayers::measure(const QDomDocument &document, const QRectF &viewBox)
{
	QDomDocument copy = document.cloneNode(true).toDocument();
	std::vector<QDomElement> marked;
	collectMarked(copy.documentElement(), marked);
	for (const QDomElement &element : marked) {
		Layer &layer = layers_[element.attribute(kLayerAttribute).toULongLong()];
		if (layer.binding.kind == BindingKind::Show || layer.binding.kind == BindingKind::Hide) {
			unhide(element); // what is hidden has no place
		} else if (layer.binding.kind == BindingKind::Image || layer.binding.kind == BindingKind::Code) {
			layer.corner = cornerOf(element);
		}
	}
	const QSvgRenderer places(copy.toByteArray(-1));
	for (const QDomElement &element : marked) {
		putMarkBeside(element, *find(element));
	}
	const QSvgRenderer marks(copy.toByteArray(-1));
	for (std::size_t i = 0; i < layers_.size(); ++i) {
		layers_[i].units = marks.transformForElement(markOf(i));
		if (layers_[i].text) {
			layers_[i].text->place(layers_[i].units, viewBox);
		} else {
			layers_[i].box = places.boundsOnElement(idOf(i));
		}
	}
	orderSlots();
}

// As they are read: the lines from the top, in a line from the left. The order in the file is the program's affair.
void TemplateLayers::orderSlots()
{
	std::map<std::string, std::vector<Layer *>> rows;
	for (Layer &layer : layers_) {
		if (layer.binding.kind == BindingKind::Repeat) {
			rows[layer.binding.name.toStdString()].push_back(&layer);
		}
	}
	for (auto &[name, layers] : rows) {
		const auto place = [](const Layer *layer) {
			return layer->units.mapRect(layer->box);
		};
		std::ranges::stable_sort(layers, {}, [&](const Layer *layer) { return place(layer).top(); });
		for (auto line = layers.begin(); line != layers.end();) {
			const double middle = place(*line).center().y();
			const auto end = std::find_if(line, layers.end(),
						      [&](const Layer *layer) { return place(layer).top() > middle; });
			std::stable_sort(line, end, [&](const Layer *one, const Layer *other) {
				return place(one).left() < place(other).left();
			});
			line = end == line ? line + 1 : end;
		}
		for (std::size_t slot = 0; slot < layers.size(); ++slot) {
			layers[slot]->slot = slot;
		}
		rooms_[name] = layers.size();
	}
}

const Layer *TemplateLayers::find(const QDomElement &element) const
{
	return element.hasAttribute(kLayerAttribute) ? &layers_[element.attribute(kLayerAttribute).toULongLong()]
						     : nullptr;
}

} // namespace paint
