#include "ui/CueTiles.hpp"

#include <algorithm>
#include <vector>

namespace ui {
namespace {

using overlay::CueSize;

constexpr double kTileAspect = 1.3; // of a tile that its three lines fill well
constexpr double kGap = 1.6;        // units between tiles
constexpr double kEdge = 0.3;       // units
constexpr double kOnAirEdge = 0.9;

std::vector<QRectF> grid(const QRectF &rect, int count, double gap)
{
	int columns = 1;
	double best = 0;
	for (int tried = 1; tried <= count; ++tried) {
		const int rows = (count + tried - 1) / tried;
		const double width = (rect.width() - gap * (tried - 1)) / tried;
		const double height = (rect.height() - gap * (rows - 1)) / rows;
		const double holds = std::min(width / kTileAspect, height);
		if (holds > best) {
			best = holds;
			columns = tried;
		}
	}
	const int rows = (count + columns - 1) / columns;
	const double width = (rect.width() - gap * (columns - 1)) / columns;
	const double height = (rect.height() - gap * (rows - 1)) / rows;
	std::vector<QRectF> tiles;
	tiles.reserve(static_cast<std::size_t>(count));
	for (int index = 0; index < count; ++index) {
		const int row = index / columns;
		tiles.emplace_back(rect.left() + (index % columns) * (width + gap), rect.top() + row * (height + gap),
				   width, height);
	}
	return tiles;
}

// The three lines of a tile. A product without other sizes has no name to show: its number gets the place.
struct Lines {
	QRectF name, left, state;

	Lines(const QRectF &tile, bool named, double edge)
	{
		const double inset = std::min(tile.width(), tile.height()) * 0.04 + edge;
		const QRectF inner = tile.adjusted(inset, inset, -inset, -inset);
		const double nameHeight = inner.height() * (named ? 0.25 : 0.14);
		const double stateHeight = inner.height() * (named ? 0.23 : 0.16);
		name = QRectF(inner.left(), inner.top(), inner.width(), nameHeight);
		state = QRectF(inner.left(), inner.bottom() - stateHeight, inner.width(), stateHeight);
		left = QRectF(inner.left(), name.bottom(), inner.width(), state.top() - name.bottom());
	}
};

QString numberOf(const CueSize &size, const Text &text)
{
	return size.left ? text.number(*size.left) : QStringLiteral("–");
}

// The largest letters that all of these can have, so that figures beside each other look alike.
template<typename Write>
double commonLetters(const CueSheet &sheet, const std::vector<QRectF> &places, const Write &write)
{
	double letters = 1e6;
	CueSheet trial = sheet;
	for (std::size_t index = 0; index < places.size(); ++index) {
		letters = std::min(letters, write(trial, index, places[index]));
	}
	return letters;
}

struct Letters {
	double number, state;
};

void tile(CueSheet &sheet, const QString &name, const CueSize &size, const QRectF &rect, Letters letters)
{
	const Text &text = sheet.words();
	const CuePalette &palette = sheet.palette();
	const Lines lines(rect, !size.name.empty(), kOnAirEdge * sheet.unit());
	sheet.ground(name + ".ground", rect, palette.panel, size.onAir ? palette.onAir : palette.edge,
		     (size.onAir ? kOnAirEdge : kEdge) * sheet.unit());
	CueSheet::Style style{.ink = size.onAir ? palette.ink : palette.quiet,
			      .signInk = palette.onAir,
			      .alignment = Qt::AlignHCenter | Qt::AlignVCenter,
			      .weight = QFont::Bold};
	const QString title = size.name.empty() ? text("Cue.Left") : QString::fromStdString(size.name);
	if (size.onAir && !size.name.empty()) {
		sheet.mark(name + ".name", lines.name, Shape::Dot, title, style);
	} else {
		sheet.write(name + ".name", lines.name, title, style);
	}
	style.ink = size.left.value_or(0) > 0 ? palette.ink : palette.quiet;
	style.most = letters.number;
	style.whole = true;
	sheet.write(name + ".left", lines.left, numberOf(size, text), style);
	const CueLook look = cueLook(size.state, palette);
	style.ink = style.signInk = look.color;
	style.most = letters.state;
	sheet.mark(name + ".state", lines.state, look.shape, text(look.word), style);
}

} // namespace

void tileSizes(CueSheet &sheet, const overlay::CueView &view, const QRectF &rect)
{
	const Text &text = sheet.words();
	const CuePalette &palette = sheet.palette();
	const int more = view.moreSizes > 0 ? 1 : 0;
	const auto tiles = grid(rect, static_cast<int>(view.sizes.size()) + more, kGap * sheet.unit());
	std::vector<QRectF> numbers;
	std::vector<QRectF> states;
	for (std::size_t index = 0; index < view.sizes.size(); ++index) {
		const Lines lines(tiles[index], !view.sizes[index].name.empty(), kOnAirEdge * sheet.unit());
		numbers.push_back(lines.left);
		states.push_back(lines.state);
	}
	const CueSheet::Style middle{.ink = palette.ink,
				     .alignment = Qt::AlignHCenter | Qt::AlignVCenter,
				     .weight = QFont::Bold,
				     .whole = true};
	const double digits =
		commonLetters(sheet, numbers, [&](CueSheet &trial, std::size_t index, const QRectF &place) {
			return trial.write({}, place, numberOf(view.sizes[index], text), middle);
		});
	const double words = commonLetters(sheet, states, [&](CueSheet &trial, std::size_t index, const QRectF &place) {
		const CueLook look = cueLook(view.sizes[index].state, palette);
		return trial.mark({}, place, look.shape, text(look.word), middle);
	});
	for (std::size_t index = 0; index < view.sizes.size(); ++index) {
		tile(sheet, QString("size%1").arg(index), view.sizes[index], tiles[index], {digits, words});
	}
	if (more) {
		CueSheet::Style style = middle;
		style.ink = palette.quiet;
		style.mostLines = 2;
		style.most = digits;
		sheet.write("moreSizes", tiles.back(),
			    text("Cue.MoreSizes", {{"count", text.number(static_cast<qint64>(view.moreSizes))}}),
			    style);
	}
}

} // namespace ui
