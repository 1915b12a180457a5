#include "paint/SvgTemplate.hpp"

#include "paint/EffectImport.hpp"
#include "paint/PatternImport.hpp"
#include "paint/RepeatRows.hpp"
#include "paint/StyleSheet.hpp"
#include "paint/SvgImport.hpp"
#include "paint/TemplateCheck.hpp"

#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace paint {

namespace {

// As many as are read in a sentence, and of each its beginning.
QString someOf(const QStringList &names)
{
	constexpr qsizetype kMostNames = 8;
	constexpr qsizetype kLongestName = 60;
	QStringList some;
	for (const QString &name : names.first(std::min(names.size(), kMostNames))) {
		some.append(name.size() > kLongestName ? name.first(kLongestName) + QChar(0x2026) : name);
	}
	return some.join(", ") + (names.size() > kMostNames ? QStringLiteral(", \u2026") : QString());
}

// One sentence of up to three.
core::Message hintOf(const QString &file, const QStringList &unknown, const QStringList &undrawn,
		     const QStringList &fonts)
{
	const std::array<core::Message, 3> hints = {
		unknown.isEmpty() ? core::Message()
				  : templateMessage("Template.UnknownLayers", file, {{"layers", someOf(unknown)}}),
		undrawn.isEmpty() ? core::Message()
				  : templateMessage("Template.Undrawn", file, {{"effects", someOf(undrawn)}}),
		fonts.isEmpty() ? core::Message()
				: templateMessage("Template.MissingFonts", file, {{"fonts", someOf(fonts)}}),
	};
	core::Message all;
	for (const core::Message &hint : hints) {
		if (all.empty()) {
			all = hint;
		} else if (!hint.empty()) {
			all = core::Message{"Template.TwoHints", {}, {{"first", all}, {"second", hint}}};
		}
	}
	return all;
}

// A size that a graphics card can show; also refuses what is not a number.
bool isDrawable(const QSvgRenderer &renderer)
{
	const double limit = TemplateLimits().size;
	const QSizeF size = renderer.viewBoxF().size();
	return renderer.isValid() && size.width() >= 1 && size.width() <= limit && size.height() >= 1 &&
	       size.height() <= limit;
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
	root.setAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink"); // for pictures
	const StyleSheet styles(root);
	const QStringList undrawn = findUndrawn(root, styles);
	const QStringList fonts = findMissingFonts(root, styles);
	mendTexts(root, styles);
	mendEffects(root, styles);
	mendPatterns(root);
	if (const auto checked = checkTemplateCost(root, file); !checked) { // what it names may be there only now
		return std::unexpected(checked.error());
	}
	const QSvgRenderer renderer(result.document_.toByteArray(-1));
	if (!isDrawable(renderer)) {
		return core::fail(
			templateMessage("Template.NoSize", file, {{"limit", QString::number(TemplateLimits().size)}}));
	}
	result.viewBox_ = renderer.viewBoxF();
	repeatSingleRows(result.document_, result.viewBox_);
	if (const auto checked = checkTemplateCost(root, file); !checked) {
		return std::unexpected(checked.error());
	}
	QStringList unknown;
	result.layers_.collect(result.document_, unknown);
	result.layers_.measure(result.document_, result.viewBox_);
	result.hint_ = hintOf(file, unknown, undrawn, fonts);
	return result;
}

QSize SvgTemplate::size(double scale) const
{
	const double largest = std::max(viewBox_.width(), viewBox_.height());
	const double used = std::min(scale, TemplateLimits().size / largest);
	return {std::max(1, static_cast<int>(std::lround(viewBox_.width() * used))),
		std::max(1, static_cast<int>(std::lround(viewBox_.height() * used)))};
}

QImage SvgTemplate::draw(const overlay::CounterView &view, double scale, const PictureData &pictures) const
{
	QImage image(size(scale), QImage::Format_ARGB32_Premultiplied);
	image.fill(Qt::transparent);
	drawPart(image, Part::All, view, scale, pictures);
	return image;
}

void SvgTemplate::drawPart(QImage &image, Part part, const overlay::CounterView &view, double scale,
			   const PictureData &pictures) const
{
	drawPart(image, TemplateSketch{document_, part}, view, scale, pictures);
}

TemplateSketch SvgTemplate::sketch(Part part, const overlay::CounterView &view) const
{
	TemplateSketch sketch{document_.cloneNode(true).toDocument(), part};
	ViewFill(layers_, view, 1, {}).prune(sketch.document, part);
	return sketch;
}

void SvgTemplate::drawPart(QImage &image, const TemplateSketch &sketch, const overlay::CounterView &view, double scale,
			   const PictureData &pictures) const
{
	const QDomDocument copy = sketch.document.cloneNode(true).toDocument();
	ViewFill fill(layers_, view, size(scale).width() / viewBox_.width(), pictures);
	fill.fill(copy, sketch.part);

	QPainter painter(&image);
	painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
	QSvgRenderer renderer(copy.toByteArray(-1));
	renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(image.size())));
	painter.scale(image.width() / viewBox_.width(), image.height() / viewBox_.height());
	painter.translate(-viewBox_.topLeft());
	for (const auto &[layer, fitted] : fill.painted()) {
		layer->paint(painter, fitted);
	}
}

} // namespace paint
