#pragma once

#include <QImage>
#include <QRect>
#include <QSize>

#include <cstddef>
#include <vector>

namespace paint {

// Which parts of a picture have something on them, in squares of a few pixels: what has to be drawn anew when it
// changes. Pure.
class TileMask {
public:
	TileMask() = default;
	// Of an image with premultiplied alpha.
	explicit TileMask(const QImage &drawn);

	void add(const TileMask &other);
	void add(const QRect &place);
	// Makes a rectangle of each area whose squares touch: room for another number in the place of this one.
	void square();
	// Whether all of `other` lies within this one; both are of pictures of one size.
	bool covers(const TileMask &other) const;
	// What all squares lie in; empty: there is none.
	QRect bounds() const;
	// Rectangles that cover the squares, each square once; where they lie too scattered, a single one around all.
	std::vector<QRect> rects() const;

private:
	static constexpr int kTile = 16;
	static constexpr std::size_t kMostRects = 64;

	QSize size_;
	int columns_ = 0;
	std::vector<bool> tiles_; // row by row
};

} // namespace paint
