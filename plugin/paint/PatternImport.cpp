#include "paint/PatternImport.hpp"

#include "paint/TemplateCheck.hpp"

#include <QDomDocument>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace paint {

namespace {

// What may be copied in all: a few patterns with one large picture, but no trap of thousands.
constexpr qsizetype kMostBytes = 4 * TemplateLimits().bytes;

QString targetOf(const QDomElement &use)
{
	const QString address = use.attribute(use.hasAttribute("href") ? "href" : "xlink:href").trimmed();
	return address.startsWith('#') ? address.sliced(1) : QString();
}

void collect(const QDomElement &element, bool isInPattern, QHash<QString, QDomElement> &images,
	     std::vector<QDomElement> &uses)
{
	if (element.tagName() == QLatin1StringView("image") && element.hasAttribute("id")) {
		images.insert(element.attribute("id"), element);
	} else if (element.tagName() == QLatin1StringView("use") && isInPattern) {
		uses.push_back(element);
	}
	const bool below = isInPattern || element.tagName() == QLatin1StringView("pattern");
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		collect(child, below, images, uses);
	}
}

} // namespace

void mendPatterns(const QDomElement &root)
{
	QHash<QString, QDomElement> images;
	std::vector<QDomElement> uses;
	collect(root, false, images, uses);
	qsizetype bytes = 0;
	for (const QDomElement &use : uses) {
		const QDomElement image = images.value(targetOf(use));
		bytes += image.attribute("xlink:href", image.attribute("href")).size();
		if (image.isNull() || bytes > kMostBytes) {
			continue;
		}
		QDomElement copy = image.cloneNode(false).toElement();
		copy.removeAttribute("id");
		const QString moved = QStringLiteral("translate(%1 %2)")
					      .arg(use.attribute("x").toDouble())
					      .arg(use.attribute("y").toDouble());
		const QStringList transforms = {use.attribute("transform"), moved, image.attribute("transform")};
		copy.setAttribute("transform", transforms.join(' ').trimmed());
		use.parentNode().replaceChild(copy, use);
	}
}

} // namespace paint
