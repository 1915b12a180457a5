#include "paint/ViewFill.hpp"

#include "paint/CodeLayer.hpp"
#include "paint/SvgImport.hpp"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace paint {

namespace {

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

void takeOut(const QDomElement &element)
{
	element.parentNode().removeChild(element);
}

// Draws nothing by itself, but others draw with it.
bool isDefinition(const QDomElement &element)
{
	static const QSet<QString> kDefinitions = {QStringLiteral("defs"),           QStringLiteral("style"),
						   QStringLiteral("linearGradient"), QStringLiteral("radialGradient"),
						   QStringLiteral("mask"),           QStringLiteral("clipPath"),
						   QStringLiteral("pattern"),        QStringLiteral("filter"),
						   QStringLiteral("symbol"),         QStringLiteral("marker")};
	return kDefinitions.contains(element.tagName());
}

// Texts that change with each order.
constexpr const char *kMoving[] = {"available", "sold", "sells-out-in"};

bool moves(const Layer &layer)
{
	return layer.binding.kind == BindingKind::Bar ||
	       (layer.binding.kind == BindingKind::Text && std::ranges::any_of(kMoving, [&](const char *name) {
			return layer.binding.name == QLatin1StringView(name);
		}));
}

void dropMoving(overlay::ItemView &item)
{
	for (const char *name : kMoving) {
		item.texts.erase(name);
	}
	item.bars.clear();
}

void enlarge(overlay::ItemView &item)
{
	for (auto &[name, share] : item.bars) {
		share = 1;
	}
	for (const char *name : kMoving) {
		if (const auto text = item.texts.find(name); text != item.texts.end()) {
			std::ranges::replace_if(
				text->second, [](char letter) { return letter >= '0' && letter <= '9'; }, '8');
		}
	}
}

QString exact(double value)
{
	return QString::number(value, 'f', 3);
}

} // namespace

overlay::CounterView restingPart(overlay::CounterView view)
{
	dropMoving(view);
	for (auto &[name, rows] : view.lists) {
		std::ranges::for_each(rows, dropMoving);
	}
	return view;
}

overlay::CounterView atItsLargest(overlay::CounterView view)
{
	enlarge(view);
	for (auto &[name, rows] : view.lists) {
		std::ranges::for_each(rows, enlarge);
	}
	return view;
}

void ViewFill::fill(const QDomDocument &document, Part part)
{
	painted_.clear();
	fillBelow(document.documentElement(), view_, part);
}

void ViewFill::prune(const QDomDocument &document, Part part)
{
	prunes_ = true;
	fillBelow(document.documentElement(), view_, part);
	prunes_ = false;
}

bool ViewFill::isWanted(const Layer &layer, const overlay::ItemView &item, Part part) const
{
	const bool isNumber = layer.text && layer.binding.name == QLatin1StringView("available") && &item == &view_;
	switch (part) {
	case Part::All:
		return true;
	case Part::Resting:
		return !moves(layer);
	case Part::Moving:
		return moves(layer);
	case Part::Number:
		return isNumber;
	case Part::MovingButNumber:
		break;
	}
	return moves(layer) && !isNumber;
}

bool ViewFill::fillBelow(const QDomElement &element, const overlay::ItemView &item, Part part)
{
	bool isMoving = false;
	for (QDomElement child = element.firstChildElement(); !child.isNull();) {
		const QDomElement next = child.nextSiblingElement(); // `child` may be taken out
		isMoving = fillElement(child, item, part) || isMoving;
		child = next;
	}
	return isMoving;
}

bool ViewFill::fillElement(const QDomElement &element, const overlay::ItemView &item, Part part)
{
	if (isDefinition(element)) {
		return false;
	}
	const Layer *layer = layers_.find(element);
	const overlay::ItemView *below = &item;
	if (layer) {
		const bool wanted = isWanted(*layer, item, part);
		switch (layer->binding.kind) {
		case BindingKind::Text:
		case BindingKind::Bar:
			if (!wanted) {
				takeOut(element);
			} else if (prunes_) {
				return true;
			} else if (layer->text) {
				fillText(element, *layer, item);
			} else {
				fillBar(element, *layer, item);
			}
			return wanted;
		case BindingKind::Image:
		case BindingKind::Code:
			if (!wanted) {
				takeOut(element);
			} else if (prunes_) {
				return false;
			} else if (layer->binding.kind == BindingKind::Image) {
				fillPicture(element, *layer, item);
			} else {
				fillCode(element, *layer, item);
			}
			return false;
		case BindingKind::Show:
		case BindingKind::Hide:
			if (item.shown.contains(layer->binding.name.toStdString()) !=
			    (layer->binding.kind == BindingKind::Show)) {
				takeOut(element);
				return false;
			}
			unhide(element);
			break;
		case BindingKind::Repeat: {
			const auto list = view_.lists.find(layer->binding.name.toStdString());
			if (list == view_.lists.end() || layer->slot >= list->second.size()) {
				takeOut(element);
				return false;
			}
			below = &list->second[layer->slot];
			break;
		}
		}
	}
	const bool isMoving = fillBelow(element, *below, part);
	const bool keepsAll = part == Part::All || part == Part::Resting;
	if (!keepsAll && !isMoving) {
		takeOut(element);
	}
	return isMoving;
}

void ViewFill::fillText(QDomElement element, const Layer &layer, const overlay::ItemView &item)
{
	const auto given = item.texts.find(layer.binding.name.toStdString());
	const QString text = given == item.texts.end() ? QString() : plainText(given->second);
	if (text.isEmpty()) {
		takeOut(element);
		return;
	}
	TextLayer::Fitted fitted = layer.text->fit(text);
	if (TextLayer::needsColourGlyphs(fitted.text)) {
		takeOut(element);
		painted_.emplace_back(&*layer.text, std::move(fitted));
		return;
	}
	setStyle(element, "font-size", exact(fitted.fontSize) + "px");
	element.appendChild(element.ownerDocument().createTextNode(fitted.text));
}

void ViewFill::fillBar(QDomElement element, const Layer &layer, const overlay::ItemView &item)
{
	const auto given = item.bars.find(layer.binding.name.toStdString());
	const double share = given == item.bars.end() ? 0 : std::clamp(given->second, 0.0, 1.0);
	if (share <= 0) {
		takeOut(element);
		return;
	}
	bool isWide = false;
	bool isHigh = false;
	const double width = element.attribute("width").toDouble(&isWide);
	const double height = element.attribute("height").toDouble(&isHigh);
	if (element.tagName() == QLatin1StringView("rect") && isWide && isHigh) { // keeps its corners round
		if (height > width) {
			const double top = element.attribute("y").toDouble() + height * (1 - share);
			element.setAttribute("y", exact(top));
			element.setAttribute("height", exact(height * share));
		} else {
			element.setAttribute("width", exact(width * share));
		}
		return;
	}
	const bool stands = layer.box.height() > layer.box.width();
	const QPointF kept = layer.box.bottomLeft();
	element.setAttribute("transform", QStringLiteral("translate(%1 %2) scale(%3 %4) translate(%5 %6) %7")
						  .arg(kept.x())
						  .arg(kept.y())
						  .arg(stands ? 1 : share)
						  .arg(stands ? share : 1)
						  .arg(-kept.x())
						  .arg(-kept.y())
						  .arg(element.attribute("transform")));
}

// In place of what the designer drew, at the same depth, so that masks and what lies over it stay. Where there is no
// picture the designer's own stays.
void ViewFill::fillPicture(const QDomElement &element, const Layer &layer, const overlay::ItemView &item)
{
	if (item.picture.empty() || !pictures_ || layer.box.isEmpty()) {
		return;
	}
	const double across = std::hypot(layer.units.m11(), layer.units.m12()) * scale_;
	const double down = std::hypot(layer.units.m21(), layer.units.m22()) * scale_;
	const QString data =
		pictures_(item.picture, {layer.box.width() * across, layer.box.height() * down}, layer.corner * across);
	if (data.isEmpty()) {
		return;
	}
	QDomElement picture = element.ownerDocument().createElement("image");
	picture.setAttribute("x", exact(layer.box.x()));
	picture.setAttribute("y", exact(layer.box.y()));
	picture.setAttribute("width", exact(layer.box.width()));
	picture.setAttribute("height", exact(layer.box.height()));
	picture.setAttribute("preserveAspectRatio", "none");
	picture.setAttribute("xlink:href", data);
	for (const char *effect : {"mask", "filter", "opacity"}) {
		if (element.hasAttribute(effect)) {
			picture.setAttribute(effect, element.attribute(effect));
		}
	}
	element.parentNode().replaceChild(picture, element);
}

void ViewFill::fillCode(const QDomElement &element, const Layer &layer, const overlay::ItemView &item)
{
	if (!putCode(element, layer, item.link, scale_)) {
		takeOut(element); // the designer's own would lead elsewhere
	}
}

} // namespace paint
