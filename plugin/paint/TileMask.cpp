#include "paint/TileMask.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace paint {

namespace {

// Most lines are: a comparison of memory with itself, one pixel on, is the quickest way to see it.
bool isBlank(const QRgb *line, int width)
{
	return line[0] == 0 && std::memcmp(line, line + 1, static_cast<std::size_t>(width - 1) * sizeof(QRgb)) == 0;
}

} // namespace

TileMask::TileMask(const QImage &drawn) : size_(drawn.size()), columns_((drawn.width() + kTile - 1) / kTile)
{
	const int rows = (drawn.height() + kTile - 1) / kTile;
	tiles_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows));
	for (int y = 0; y < drawn.height(); ++y) {
		const auto *line = reinterpret_cast<const QRgb *>(drawn.constScanLine(y));
		if (isBlank(line, drawn.width())) {
			continue;
		}
		const auto first = static_cast<std::size_t>(y / kTile) * static_cast<std::size_t>(columns_);
		for (int column = 0; column < columns_; ++column) {
			const QRgb *end = line + std::min((column + 1) * kTile, drawn.width());
			const auto tile = first + static_cast<std::size_t>(column);
			tiles_[tile] = tiles_[tile] || std::any_of(line + static_cast<std::ptrdiff_t>(column) * kTile,
								   end, [](QRgb pixel) { return pixel != 0; });
		}
	}
}

void TileMask::add(const TileMask &other)
{
	for (std::size_t tile = 0; tile < std::min(tiles_.size(), other.tiles_.size()); ++tile) {
		tiles_[tile] = tiles_[tile] || other.tiles_[tile];
	}
}

void TileMask::add(const QRect &place)
{
	const QRect inside = place & QRect(QPoint(), size_);
	if (inside.isEmpty()) {
		return;
	}
	for (int row = inside.top() / kTile; row <= inside.bottom() / kTile; ++row) {
		const auto line = tiles_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
		std::fill(line + inside.left() / kTile, line + inside.right() / kTile + 1, true);
	}
}

void TileMask::square()
{
	std::vector<QRect> areas = rects();
	for (std::size_t one = 0; one < areas.size();) {
		const QRect reach = areas[one].adjusted(-1, -1, 1, 1);
		const auto touching = std::find_if(areas.begin() + static_cast<std::ptrdiff_t>(one) + 1, areas.end(),
						   [&](const QRect &other) { return other.intersects(reach); });
		if (touching == areas.end()) {
			++one;
			continue;
		}
		areas[one] |= *touching;
		areas.erase(touching);
		one = 0; // the larger one may reach others
	}
	for (const QRect &area : areas) {
		add(area);
	}
}

bool TileMask::covers(const TileMask &other) const
{
	for (std::size_t tile = 0; tile < other.tiles_.size(); ++tile) {
		if (other.tiles_[tile] && (tile >= tiles_.size() || !tiles_[tile])) {
			return false;
		}
	}
	return true;
}

QRect TileMask::bounds() const
{
	QRect bounds;
	for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
		if (tiles_[tile]) {
			const int at = static_cast<int>(tile);
			bounds |= QRect(at % columns_ * kTile, at / columns_ * kTile, kTile, kTile);
		}
	}
	return bounds & QRect(QPoint(), size_);
}

std::vector<QRect> TileMask::rects() const
{
	std::vector<QRect> rects;
	const int rows = columns_ == 0 ? 0 : static_cast<int>(tiles_.size()) / columns_;
	for (int row = 0; row < rows; ++row) {
		const auto line = tiles_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
		for (int column = 0; column < columns_; ++column) {
			if (!line[column]) {
				continue;
			}
			const int first = column;
			while (column < columns_ && line[column]) {
				++column;
			}
			const QRect run = QRect(first * kTile, row * kTile, (column - first) * kTile, kTile) &
					  QRect(QPoint(), size_);
			const auto above = std::ranges::find_if(rects, [&](const QRect &rect) {
				return rect.left() == run.left() && rect.right() == run.right() &&
				       rect.bottom() + 1 == run.top();
			});
			if (above == rects.end()) {
				if (rects.size() == kMostRects) {
					return {bounds()};
				}
				rects.push_back(run);
			} else {
				*above |= run;
			}
		}
	}
	return rects;
}

} // namespace paint
