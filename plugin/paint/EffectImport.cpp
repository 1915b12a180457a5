#include "paint/EffectImport.hpp"

#include <QDomDocument>
#include <QHash>
#include <QRectF>
#include <QRegularExpression>
#include <QSet>

#include <optional>
#include <utility>
#include <vector>

namespace paint {

namespace {

// Qt Svg 6.8; further ones make it leave the whole filter out.
const QSet<QString> kFilterParts = {
	QStringLiteral("feBlend"), QStringLiteral("feColorMatrix"), QStringLiteral("feComposite"),
	QStringLiteral("feFlood"), QStringLiteral("feFuncA"),       QStringLiteral("feGaussianBlur"),
	QStringLiteral("feMerge"), QStringLiteral("feMergeNode"),   QStringLiteral("feOffset")};

// Far outside of every picture: a mask ends nowhere but where the clip path does.
constexpr const char *kMaskFrom = "-16384";
constexpr const char *kMaskLength = "32768";

template<typename Look>
void forEach(const QDomElement &element, const Look &look)
{
	look(element);
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		forEach(child, look);
	}
}

// The id of `url(#id)`, with or without quotes.
std::optional<QString> idIn(const QString &reference)
{
	static const QRegularExpression kUrl(R"(^\s*url\(\s*["']?#([^"')]+)["']?\s*\)\s*$)");
	const auto match = kUrl.match(reference);
	return match.hasMatch() ? std::optional(match.captured(1).trimmed()) : std::nullopt;
}

bool isPlainBlend(const QDomElement &element)
{
	const QString mode = element.attribute("mode", "normal").trimmed();
	return mode.isEmpty() || mode == QLatin1StringView("normal");
}

// The rectangle of a <rect> without round corners; else empty.
QRectF plainRect(const QDomElement &rect)
{
	const bool isPlain = rect.tagName() == QLatin1StringView("rect") && !rect.hasAttribute("rx") &&
			     !rect.hasAttribute("ry") && !rect.hasAttribute("transform");
	return isPlain ? QRectF(rect.attribute("x", "0").toDouble(), rect.attribute("y", "0").toDouble(),
				rect.attribute("width").toDouble(), rect.attribute("height").toDouble())
		       : QRectF();
}

QRectF viewBoxOf(const QDomElement &root)
{
	static const QRegularExpression kBetween("[\\s,]+");
	const QStringList numbers = root.attribute("viewBox").trimmed().split(kBetween);
	return numbers.size() == 4 ? QRectF(numbers[0].toDouble(), numbers[1].toDouble(), numbers[2].toDouble(),
					    numbers[3].toDouble())
				   : QRectF();
}

bool isTransformed(const QDomElement &element, const StyleSheet &styles)
{
	return !styles.inherited(element, "transform").isEmpty();
}

// Turns each clip path that is used into a mask, once. The one that drawing programs put around the whole picture costs
// a layer and changes nothing: it goes.
class ClipMending {
public:
	ClipMending(const QDomElement &root, const StyleSheet &styles)
		: document_(root.ownerDocument()), root_(root), styles_(styles)
	{
		forEach(root, [this](const QDomElement &element) {
			if (element.hasAttribute("id")) {
				byId_.insert(element.attribute("id"), element);
			}
		});
	}

	void run()
	{
		std::vector<QDomElement> clipped;
		forEach(root_, [&](const QDomElement &element) {
			if (idIn(styles_.own(element, "clip-path"))) {
				clipped.push_back(element);
			}
		});
		definitions_ = document_.createElement("defs");
		root_.appendChild(definitions_);
		for (const QDomElement &element : clipped) {
			if (element.tagName() != QLatin1StringView("clipPath") && !isInClipPath(element)) {
				mend(element);
			}
		}
		std::vector<QDomElement> paths;
		forEach(root_, [&](const QDomElement &element) {
			if (element.tagName() == QLatin1StringView("clipPath")) {
				paths.push_back(element);
			}
		});
		for (QDomElement &path : paths) { // outside of <defs> Qt Svg would draw them
			path.parentNode().removeChild(path);
		}
	}

private:
	static bool isInClipPath(const QDomElement &element)
	{
		for (QDomElement at = element; !at.isNull(); at = at.parentNode().toElement()) {
			if (at.tagName() == QLatin1StringView("clipPath")) {
				return true;
			}
		}
		return false;
	}

	void mend(QDomElement element)
	{
		const QString id = *idIn(styles_.own(element, "clip-path"));
		setStyle(element, "clip-path", {});
		element.removeAttribute("clip-path");
		if (!isTransformed(element, styles_) && holdsAll(byId_.value(id))) {
			return;
		}
		const auto mask = maskFor(id);
		if (!mask) {
			return;
		}
		QDomElement masked = element;
		if (!styles_.own(element, "mask").isEmpty()) { // both: the clip path goes around it
			masked = document_.createElement("g");
			element.parentNode().insertBefore(masked, element);
			masked.setAttribute("transform", element.attribute("transform"));
			element.removeAttribute("transform");
			masked.appendChild(element);
		}
		masked.setAttribute("mask", "url(#" + *mask + ")");
	}

	bool holdsAll(const QDomElement &clip) const
	{
		const QDomElement only = clip.firstChildElement();
		const bool isPlain = only.nextSiblingElement().isNull() && !clip.hasAttribute("clipPathUnits") &&
				     !isTransformed(clip, styles_) && styles_.own(only, "clip-path").isEmpty() &&
				     styles_.own(clip, "clip-path").isEmpty();
		const QRectF picture = viewBoxOf(root_);
		return isPlain && !picture.isEmpty() && plainRect(only).contains(picture);
	}

	// Nothing where there is no such clip path, or it goes in a circle.
	std::optional<QString> maskFor(const QString &id)
	{
		const QDomElement clip = byId_.value(id);
		if (clip.tagName() != QLatin1StringView("clipPath") || open_.contains(id)) {
			return std::nullopt;
		}
		if (const auto made = masks_.constFind(id); made != masks_.cend()) {
			return *made;
		}
		open_.insert(id);
		QDomElement mask = document_.createElement("mask");
		QString name = QStringLiteral("liveshelf-clip-%1").arg(masks_.size());
		masks_.insert(id, name);
		mask.setAttribute("id", name);
		mask.setAttribute("maskUnits", "userSpaceOnUse");
		for (const char *side : {"x", "y"}) {
			mask.setAttribute(side, kMaskFrom);
		}
		for (const char *length : {"width", "height"}) {
			mask.setAttribute(length, kMaskLength);
		}
		if (clip.hasAttribute("clipPathUnits")) {
			mask.setAttribute("maskContentUnits", clip.attribute("clipPathUnits"));
		}
		QDomElement shapes = document_.createElement("g");
		shapes.setAttribute("transform", clip.attribute("transform"));
		for (auto shape = clip.firstChildElement(); !shape.isNull(); shape = shape.nextSiblingElement()) {
			shapes.appendChild(whitened(shape));
		}
		if (const auto within = idIn(styles_.own(clip, "clip-path"))) {
			if (const auto outer = maskFor(*within)) {
				shapes.setAttribute("mask", "url(#" + *outer + ")");
			}
		}
		mask.appendChild(shapes);
		definitions_.appendChild(mask);
		open_.remove(id);
		return name;
	}

	// Of what clips only the shape counts.
	QDomElement whitened(const QDomElement &shape)
	{
		QDomElement white = shape.cloneNode(true).toElement();
		const auto within = idIn(styles_.own(shape, "clip-path"));
		const QString rule = styles_.inherited(shape, "clip-rule");
		for (const char *property : {"class", "id", "clip-path", "opacity", "mask", "filter"}) {
			white.removeAttribute(property);
		}
		for (const char *property : {"clip-path", "mask", "filter"}) {
			setStyle(white, property, {});
		}
		setStyle(white, "fill", "#ffffff");
		setStyle(white, "fill-opacity", "1");
		setStyle(white, "opacity", "1");
		setStyle(white, "stroke", "none");
		if (!rule.isEmpty()) {
			setStyle(white, "fill-rule", rule);
		}
		if (within) {
			if (const auto mask = maskFor(*within)) {
				white.setAttribute("mask", "url(#" + *mask + ")");
			}
		}
		return white;
	}

	QDomDocument document_;
	QDomElement root_;
	QDomElement definitions_;
	const StyleSheet &styles_;
	QHash<QString, QDomElement> byId_;
	QHash<QString, QString> masks_; // by the id of the clip path
	QSet<QString> open_;            // being made
};

QDomElement mergeOf(QDomDocument document, const QDomElement &blend, const QString &previous)
{
	QDomElement merge = document.createElement("feMerge");
	for (const char *name : {"result", "x", "y", "width", "height"}) {
		if (blend.hasAttribute(name)) {
			merge.setAttribute(name, blend.attribute(name));
		}
	}
	for (const char *name : {"in2", "in"}) { // the one behind first
		QDomElement node = document.createElement("feMergeNode");
		node.setAttribute("in", blend.attribute(name, previous));
		merge.appendChild(node);
	}
	return merge;
}

// Every part gets a name, so that a merge can say what it takes.
void mendFilter(const QDomElement &filter)
{
	QString previous = QStringLiteral("SourceGraphic");
	int count = 0;
	for (QDomElement part = filter.firstChildElement(); !part.isNull(); part = part.nextSiblingElement()) {
		if (part.tagName() == QLatin1StringView("feBlend") && isPlainBlend(part)) {
			const QDomElement merge = mergeOf(filter.ownerDocument(), part, previous);
			part.parentNode().replaceChild(merge, part);
			part = merge;
		}
		if (!part.hasAttribute("result")) {
			part.setAttribute("result", QStringLiteral("liveshelf-part-%1").arg(count));
		}
		++count;
		previous = part.attribute("result");
	}
}

} // namespace

void mendEffects(const QDomElement &root, const StyleSheet &styles)
{
	ClipMending(root, styles).run();
	forEach(root, [](const QDomElement &element) {
		if (element.tagName() == QLatin1StringView("filter")) {
			mendFilter(element);
		}
	});
}

QStringList findUndrawn(const QDomElement &root, const StyleSheet &styles)
{
	QSet<QString> found;
	forEach(root, [&](const QDomElement &element) {
		const QString tag = element.tagName();
		if (tag == QLatin1StringView("foreignObject") || tag == QLatin1StringView("textPath")) {
			found.insert(tag);
		}
		if (tag.startsWith(QLatin1StringView("fe")) && !kFilterParts.contains(tag)) {
			found.insert(tag);
		}
		if (tag == QLatin1StringView("feBlend") && !isPlainBlend(element)) {
			found.insert("feBlend " + element.attribute("mode").trimmed());
		}
		const QString blend = styles.own(element, "mix-blend-mode").trimmed();
		if (!blend.isEmpty() && blend != QLatin1StringView("normal")) {
			found.insert("mix-blend-mode " + blend);
		}
		for (const char *property : {"clip-path", "filter"}) {
			const QString value = styles.own(element, property).trimmed();
			if (!value.isEmpty() && value != QLatin1StringView("none") && !idIn(value)) {
				found.insert(QLatin1StringView(property) + ' ' + value.section('(', 0, 0));
			}
		}
	});
	QStringList sorted(found.begin(), found.end());
	sorted.sort();
	return sorted;
}

} // namespace paint
