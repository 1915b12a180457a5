#include "paint/SvgImport.hpp"

#include "paint/TextLayer.hpp"

#include <QStringList>

#include <vector>

namespace paint {

namespace {

std::vector<QDomElement> descendants(const QDomElement &root, const QString &tag)
{
	// A list of its own: a QDomNodeList changes while the tree does.
	std::vector<QDomElement> found;
	const auto nodes = root.elementsByTagName(tag);
	found.reserve(static_cast<std::size_t>(nodes.count()));
	for (int i = 0; i < nodes.count(); ++i) {
		found.push_back(nodes.at(i).toElement());
	}
	return found;
}

void movePosition(const QDomElement &from, QDomElement to)
{
	for (const char *name : {"x", "y"}) {
		if (from.hasAttribute(name)) {
			to.setAttribute(name, from.attribute(name));
		}
	}
}

// One <text> for each line: a tspan with a position of its own starts one.
void splitLines(const QDomElement &text)
{
	QDomElement line = text;
	bool isFirst = true;
	for (QDomNode node = text.firstChild(); !node.isNull();) {
		const QDomNode next = node.nextSibling();
		QDomElement span = node.toElement();
		if (span.tagName() == QLatin1StringView("tspan") &&
		    (span.hasAttribute("x") || span.hasAttribute("y"))) {
			if (!isFirst) {
				QDomElement another = text.cloneNode(false).toElement();
				another.removeAttribute("id");
				line = text.parentNode().insertAfter(another, line).toElement();
			}
			isFirst = false;
			movePosition(span, line);
			span.removeAttribute("x");
			span.removeAttribute("y");
		}
		if (line != text) {
			line.appendChild(node);
		}
		node = next;
	}
}

// The whole font is written down, because in Qt Svg a family in `style` makes it forget what a class says of the rest.
void chooseFamily(QDomElement element, const StyleSheet &styles)
{
	const bool isText = element.tagName() == QLatin1StringView("text");
	const QString list = isText ? styles.inherited(element, "font-family") : styles.own(element, "font-family");
	if (list.isEmpty()) {
		return;
	}
	for (const char *property : {"font-size", "font-weight", "font-style"}) {
		setStyle(element, property, styles.inherited(element, property));
	}
	setStyle(element, "font-family", firstInstalledFamily(list));
}

} // namespace

void mendTexts(const QDomElement &root, const StyleSheet &styles)
{
	for (const QDomElement &text : descendants(root, "text")) {
		splitLines(text);
	}
	for (const char *tag : {"text", "tspan"}) {
		for (const QDomElement &element : descendants(root, tag)) {
			chooseFamily(element, styles);
		}
	}
}

QStringList findMissingFonts(const QDomElement &root, const StyleSheet &styles)
{
	QStringList missing;
	for (const char *tag : {"text", "tspan"}) {
		for (const QDomElement &element : descendants(root, tag)) {
			const QString font = missingFamily(styles.inherited(element, "font-family"));
			if (!font.isEmpty() && !missing.contains(font)) {
				missing.append(font);
			}
		}
	}
	missing.sort();
	return missing;
}

void flattenText(QDomElement text, const StyleSheet &styles)
{
	static const QStringList kTextProperties = {"font-family",  "font-size", "font-weight",  "font-style", "fill",
						    "fill-opacity", "stroke",    "stroke-width", "text-anchor"};
	QDomElement innermost = text;
	for (QDomElement span = text.firstChildElement("tspan"); !span.isNull();
	     span = span.firstChildElement("tspan")) {
		innermost = span;
	}
	for (const QString &property : kTextProperties) {
		setStyle(text, property, styles.inherited(innermost, property));
	}
	while (text.hasChildNodes()) {
		text.removeChild(text.firstChild());
	}
}

void unhide(QDomElement element)
{
	if (element.attribute("display") == QLatin1StringView("none")) {
		element.removeAttribute("display");
	}
	if (element.attribute("style").contains(QLatin1StringView("none"))) {
		setStyle(element, "display", {});
	}
}

} // namespace paint
