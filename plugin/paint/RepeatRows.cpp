#include "paint/RepeatRows.hpp"

#include "overlay/CounterModel.hpp"
#include "paint/TemplateCheck.hpp"
#include "paint/TemplateLayers.hpp"

#include <QDomElement>
#include <QSvgRenderer>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace paint {

namespace {

constexpr double kGapShare = 0.12; // of a row's height or width: what the designer cannot say with a single row

const QString kRow = QStringLiteral("liveshelf-row");
const QString kMark = QStringLiteral("liveshelf-row-mark");

void collectRows(const QDomElement &element, std::map<QString, std::vector<QDomElement>> &rows)
{
	if (const auto binding = bindingOf(element); binding && binding->kind == BindingKind::Repeat) {
		rows[binding->name].push_back(element);
		return; // rows of rows would be a trap
	}
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		collectRows(child, rows);
	}
}

// The element with all that is in it.
int countOf(const QDomElement &element)
{
	int count = 1;
	for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
		count += countOf(child);
	}
	return count;
}

struct Place {
	QRectF box;       // in the parent's units
	QTransform units; // from them to the document's
};

Place placeOf(QDomElement row)
{
	const QString name = row.attribute("id");
	QDomDocument document = row.ownerDocument();
	QDomElement mark = document.createElement("rect");
	mark.setAttribute("id", kMark);
	mark.setAttribute("width", "1");
	mark.setAttribute("height", "1");
	row.parentNode().insertBefore(mark, row);
	row.setAttribute("id", kRow);
	const QSvgRenderer renderer(document.toByteArray(-1));
	const Place place{renderer.boundsOnElement(kRow), renderer.transformForElement(kMark)};
	row.setAttribute("id", name);
	row.parentNode().removeChild(mark);
	return place;
}

void repeat(const QDomElement &row, const QRectF &viewBox)
{
	const auto [box, units] = placeOf(row);
	const QRectF drawn = units.mapRect(box);
	if (drawn.isEmpty()) {
		return;
	}
	const double down = drawn.height() * (1 + kGapShare);
	const double right = drawn.width() * (1 + kGapShare);
	const bool goesDown = drawn.bottom() + down <= viewBox.bottom();
	const double room =
		goesDown ? (viewBox.bottom() - drawn.bottom()) / down : (viewBox.right() - drawn.right()) / right;
	const int most =
		std::min(static_cast<int>(overlay::kMostRows) - 1, TemplateLimits().drawnElements / countOf(row) - 1);
	const int copies = static_cast<int>(std::clamp(std::floor(room), 0.0, static_cast<double>(std::max(most, 0))));
	QDomElement last = row;
	for (int copy = 1; copy <= copies; ++copy) {
		QDomElement another = row.cloneNode(true).toElement();
		another.setAttribute("transform", QStringLiteral("translate(%1 %2) %3")
							  .arg(goesDown ? 0 : copy * box.width() * (1 + kGapShare))
							  .arg(goesDown ? copy * box.height() * (1 + kGapShare) : 0)
							  .arg(row.attribute("transform")));
		last = last.parentNode().insertAfter(another, last).toElement();
	}
}

} // namespace

void repeatSingleRows(QDomDocument &document, const QRectF &viewBox)
{
	std::map<QString, std::vector<QDomElement>> rows;
	collectRows(document.documentElement(), rows);
	for (const auto &[name, drawn] : rows) {
		if (drawn.size() == 1) {
			repeat(drawn.front(), viewBox);
		}
	}
}

} // namespace paint
