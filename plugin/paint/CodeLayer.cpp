#include "paint/CodeLayer.hpp"

#include "paint/QrCode.hpp"

#include <QDomDocument>
#include <QPointF>
#include <QString>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace paint {

namespace {

// One side of a module, and where the first one begins, in the units of the layer's parent.
struct Grid {
	QPointF origin;
	double across = 0;
	double down = 0;
};

// Where the code's modules go; with a module of no size when they would be too small.
Grid gridIn(const QRectF &box, const QTransform &toPixels, int side)
{
	const double across = std::hypot(toPixels.m11(), toPixels.m12());
	const double down = std::hypot(toPixels.m21(), toPixels.m22());
	const double room = std::min(box.width() * across, box.height() * down);
	const double pixels = std::floor(room / (side + 2 * QrCode::kQuietZone));
	if (!(pixels >= QrCode::kLeastPixels)) {
		return {};
	}
	Grid grid{{}, pixels / across, pixels / down};
	const QPointF middle = box.center();
	grid.origin = {middle.x() - grid.across * side / 2, middle.y() - grid.down * side / 2};
	const bool isUpright = toPixels.m12() == 0 && toPixels.m21() == 0;
	if (isUpright) {
		const QPointF begin = toPixels.map(grid.origin);
		grid.origin = toPixels.inverted().map(QPointF(std::round(begin.x()), std::round(begin.y())));
	}
	return grid;
}

QString number(double value)
{
	return QString::number(value, 'f', 5);
}

// A rectangle for each run of dark modules.
QString pathOf(const QrCode &code, const Grid &grid)
{
	QString path;
	for (int y = 0; y < code.side(); ++y) {
		for (int x = 0; x < code.side(); ++x) {
			const int begin = x;
			while (code.isDark(x, y)) {
				++x;
			}
			if (x > begin) {
				const double width = grid.across * (x - begin);
				path += QStringLiteral("M%1 %2h%3v%4h-%3z")
						.arg(number(grid.origin.x() + grid.across * begin),
						     number(grid.origin.y() + grid.down * y), number(width),
						     number(grid.down));
			}
		}
	}
	return path;
}

} // namespace

bool putCode(const QDomElement &element, const Layer &layer, const std::string &link, double scale)
{
	const auto code = QrCode::of(link);
	const QTransform toPixels = layer.units * QTransform::fromScale(scale, scale);
	const Grid grid = code && toPixels.isInvertible() ? gridIn(layer.box, toPixels, code->side()) : Grid();
	if (!(grid.across > 0)) {
		return false;
	}
	QDomDocument document = element.ownerDocument();
	QDomElement group = document.createElement("g");
	QDomElement ground = document.createElement("rect");
	ground.setAttribute("x", number(layer.box.x()));
	ground.setAttribute("y", number(layer.box.y()));
	ground.setAttribute("width", number(layer.box.width()));
	ground.setAttribute("height", number(layer.box.height()));
	ground.setAttribute("rx", number(layer.corner));
	ground.setAttribute("fill", "#ffffff");
	QDomElement modules = document.createElement("path");
	modules.setAttribute("d", pathOf(*code, grid));
	modules.setAttribute("fill", "#000000");
	group.appendChild(ground);
	group.appendChild(modules);
	element.parentNode().replaceChild(group, element);
	return true;
}

} // namespace paint
