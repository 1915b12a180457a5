#include "paint/SvgTemplate.hpp"

#include "paint/EffectImport.hpp"
#include "paint/StyleSheet.hpp"
#include "paint/SvgImport.hpp"
#include "paint/TemplateCheck.hpp"

#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <string>

namespace paint {

namespace {

// Put on every bound element: its place in the list of layers.
const QString kLayerAttribute = QStringLiteral("data-liveshelf-layer");

// Texts that would lie if their end were cut off.
const QStringList kNumbers = {QStringLiteral("available"), QStringLiteral("sells-out-in")};

// Where drawing programs keep the name that the designer gave a layer.
constexpr const char *kNameAttributes[] = {"id", "inkscape:label", "data-name"};

QString idOf(std::size_t layer)
{
	return QStringLiteral("liveshelf-layer-%1").arg(layer);
}

// What a title from a shop may not do to the document: control characters are no XML, line breaks no title.
QString plainText(const std::string &utf8)
{
	QString text = QString::fromStdString(utf8);
	for (QChar &character : text) {
		if (character.category() == QChar::Other_Control || character == QChar(0xFFFE) ||
		    character == QChar(0xFFFF)) {
			character = ' ';
		}
	}
	return text.simplified();
}

// A template that brings the mark along itself would point anywhere.
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

QDomElement firstText(const QDomElement &element)
{
	return element.tagName() == QLatin1StringView("text") ? element
							      : element.elementsByTagName("text").at(0).toElement();
}

core::Message hintOf(const QString &file, const QStringList &unknown, const QStringList &undrawn)
{
	const core::Message layers = templateMessage("Template.UnknownLayers", file, {{"layers", unknown.join(", ")}});
	const core::Message effects = templateMessage("Template.Undrawn", file, {{"effects", undrawn.join(", ")}});
	if (unknown.isEmpty()) {
		return undrawn.isEmpty() ? core::Message() : effects;
	}
	return undrawn.isEmpty() ? layers
				 : core::Message{"Template.TwoHints", {}, {{"first", layers}, {"second", effects}}};
}

} // namespace

core::Expected<SvgTemplate> SvgTemplate::read(const QByteArray &svg, const QString &file)
{
	if (const auto checked = checkTemplateText(svg, file); !checked) {
		return std::unexpected(checked.error());
	}
	SvgTemplate result;
	if (!result.document_.setContent(svg)) {
		return core::fail(templateMessage("Template.NotSvg", file, {{"line", QStringLiteral("1")}}));
	}
	QDomElement root = result.document_.documentElement();
	if (const auto checked = checkTemplateCost(root, file); !checked) {
		return std::unexpected(checked.error());
	}
	removeMarks(root);
	QStringList unknown;
	const StyleSheet styles(root);
	const QStringList undrawn = findUndrawn(root, styles);
	mendTexts(root, styles);
	mendEffects(root, styles);
	if (const auto checked = checkTemplateCost(root, file); !checked) { // what it names may be there only now
		return std::unexpected(checked.error());
	}
	result.collectLayers(root, unknown);

	const QSvgRenderer renderer(result.document_.toByteArray(-1));
	result.viewBox_ = renderer.viewBoxF();
	const double limit = TemplateLimits().size;
	const QSizeF size = result.viewBox_.size();
	// Also refuses what is not a number.
	if (!renderer.isValid() || !(size.width() >= 1 && size.width() <= limit) ||
	    !(size.height() >= 1 && size.height() <= limit)) {
		return core::fail(templateMessage("Template.NoSize", file, {{"limit", QString::number(limit)}}));
	}
	result.measureLayers();
	result.hint_ = hintOf(file, unknown, undrawn);
	return result;
}

void SvgTemplate::collectLayers(const QDomElement &element, QStringList &unknown)
{
	std::optional<Binding> binding;
	for (const char *attribute : kNameAttributes) {
		const QString name = element.attribute(attribute);
		binding = readBinding(name);
		if (binding) {
			break;
		}
		if (const auto misspelt = findMisspelling(name)) {
			unknown.append(misspelt->suggestion.isEmpty() ? misspelt->layer
								      : misspelt->layer + " → " + misspelt->suggestion);
		}
	}
	QDomElement bound = element;
	if (binding && binding->kind == BindingKind::Text) {
		bound = firstText(element);
		if (bound.isNull()) {
			unknown.append(element.attribute("id")); // drawn as outlines: there is no text to bind
			binding.reset();
		} else {
			flattenText(bound, StyleSheet(document_.documentElement()));
		}
	}
	if (binding) {
		bound.setAttribute("id", idOf(layers_.size()));
		bound.setAttribute(kLayerAttribute, QString::number(layers_.size()));
		layers_.push_back({*binding, {}, {}});
	}
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		collectLayers(child, unknown);
	}
}

// Asks Qt Svg itself where things are: in a copy, every bound text gets a mark beside it that is transformed as it is.
void SvgTemplate::measureLayers()
{
	QDomDocument copy = document_.cloneNode(true).toDocument();
	const StyleSheet styles(document_.documentElement());
	const auto markOf = [](std::size_t layer) {
		return QStringLiteral("liveshelf-mark-%1").arg(layer);
	};
	std::vector<QDomElement> texts;
	const auto all = copy.elementsByTagName("text");
	texts.reserve(static_cast<std::size_t>(all.count()));
	for (int i = 0; i < all.count(); ++i) {
		texts.push_back(all.at(i).toElement());
	}
	for (QDomElement &text : texts) {
		if (!text.hasAttribute(kLayerAttribute)) {
			continue;
		}
		const std::size_t layer = text.attribute(kLayerAttribute).toULongLong();
		if (layers_[layer].binding.kind != BindingKind::Text) {
			continue;
		}
		layers_[layer].text.emplace(text, styles, !kNumbers.contains(layers_[layer].binding.name));
		QDomElement group = copy.createElement("g");
		group.setAttribute("transform", text.attribute("transform"));
		QDomElement mark = copy.createElement("rect");
		mark.setAttribute("id", markOf(layer));
		mark.setAttribute("width", "1");
		mark.setAttribute("height", "1");
		group.appendChild(mark);
		text.parentNode().insertBefore(group, text);
	}
	const QSvgRenderer renderer(copy.toByteArray(-1));
	for (std::size_t i = 0; i < layers_.size(); ++i) {
		if (layers_[i].text) {
			layers_[i].text->place(renderer.transformForElement(markOf(i)), viewBox_);
		} else if (layers_[i].binding.kind == BindingKind::Bar) {
			layers_[i].bounds = renderer.boundsOnElement(idOf(i));
		}
	}
}

QSize SvgTemplate::size(double scale) const
{
	const double largest = std::max(viewBox_.width(), viewBox_.height());
	const double used = std::min(scale, TemplateLimits().size / largest);
	return {std::max(1, static_cast<int>(std::lround(viewBox_.width() * used))),
		std::max(1, static_cast<int>(std::lround(viewBox_.height() * used)))};
}

QImage SvgTemplate::draw(const overlay::CounterView &view, double scale) const
{
	QDomDocument copy = document_.cloneNode(true).toDocument();
	Painted painted;
	apply(copy.documentElement(), view, painted);

	const QSize pixels = size(scale);
	QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
	image.fill(Qt::transparent);
	QPainter painter(&image);
	painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
	QSvgRenderer renderer(copy.toByteArray(-1));
	renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
	painter.scale(pixels.width() / viewBox_.width(), pixels.height() / viewBox_.height());
	painter.translate(-viewBox_.topLeft());
	for (const auto &[layer, fitted] : painted) {
		layer->paint(painter, fitted);
	}
	return image;
}

void SvgTemplate::apply(const QDomElement &element, const overlay::CounterView &view, Painted &painted) const
{
	if (element.hasAttribute(kLayerAttribute)) {
		const Layer &layer = layers_[element.attribute(kLayerAttribute).toULongLong()];
		const bool isState = view.shown.contains(layer.binding.name.toStdString());
		switch (layer.binding.kind) {
		case BindingKind::Text:
			applyText(element, layer, view, painted);
			return;
		case BindingKind::Bar:
			applyBar(element, layer, view);
			return;
		case BindingKind::Show:
		case BindingKind::Hide:
			if (isState != (layer.binding.kind == BindingKind::Show)) {
				element.parentNode().removeChild(element);
				return;
			}
			unhide(element);
			break;
		}
	}
	for (QDomElement child = element.firstChildElement(); !child.isNull();) {
		const QDomElement next = child.nextSiblingElement(); // `child` may be taken away
		apply(child, view, painted);
		child = next;
	}
}

void SvgTemplate::applyText(QDomElement element, const Layer &layer, const overlay::CounterView &view,
			    Painted &painted) const
{
	const auto given = view.texts.find(layer.binding.name.toStdString());
	const QString text = given == view.texts.end() ? QString() : plainText(given->second);
	if (text.isEmpty()) {
		element.parentNode().removeChild(element);
		return;
	}
	TextLayer::Fitted fitted = layer.text->fit(text);
	if (TextLayer::needsColourGlyphs(fitted.text)) {
		element.parentNode().removeChild(element);
		painted.emplace_back(&*layer.text, std::move(fitted));
		return;
	}
	setStyle(element, "font-size", QString::number(fitted.fontSize, 'f', 3) + "px");
	element.appendChild(element.ownerDocument().createTextNode(fitted.text));
}

void SvgTemplate::applyBar(QDomElement element, const Layer &layer, const overlay::CounterView &view) const
{
	const auto given = view.bars.find(layer.binding.name.toStdString());
	const double share = given == view.bars.end() ? 0 : std::clamp(given->second, 0.0, 1.0);
	if (share <= 0) {
		element.parentNode().removeChild(element);
		return;
	}
	bool isWide = false;
	bool isHigh = false;
	const double width = element.attribute("width").toDouble(&isWide);
	const double height = element.attribute("height").toDouble(&isHigh);
	if (element.tagName() == QLatin1StringView("rect") && isWide && isHigh) { // keeps its corners round
		if (height > width) {
			const double top = element.attribute("y").toDouble() + height * (1 - share);
			element.setAttribute("y", QString::number(top, 'f', 3));
			element.setAttribute("height", QString::number(height * share, 'f', 3));
		} else {
			element.setAttribute("width", QString::number(width * share, 'f', 3));
		}
		return;
	}
	const bool stands = layer.bounds.height() > layer.bounds.width();
	const QPointF kept = layer.bounds.bottomLeft();
	element.setAttribute("transform", QStringLiteral("translate(%1 %2) scale(%3 %4) translate(%5 %6) %7")
						  .arg(kept.x())
						  .arg(kept.y())
						  .arg(stands ? 1 : share)
						  .arg(stands ? share : 1)
						  .arg(-kept.x())
						  .arg(-kept.y())
						  .arg(element.attribute("transform")));
}

} // namespace paint
