#pragma once

#include "overlay/PicturePort.hpp"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QtTypes>

#include <list>
#include <memory>
#include <string>

namespace paint {

// Makes of a product's picture what fills a box: turned as its camera says, in sRGB, scaled and cut to the box's shape
// around its middle; of an animation the first picture. Pictures come from strangers: only PNG, JPEG, GIF and WebP are
// read, from memory alone, and none that would take more memory than a picture may.
//
// Keeps what was made, up to a number of bytes, because many counters may show one picture. Owned and used by the
// painter thread.
class ProductPicture {
public:
	// In pixels, of this size, Format_ARGB32_Premultiplied. Null: the file is damaged or too large, this Qt does
	// not read its format, or the box is empty or larger than a graphics card takes.
	QImage draw(const std::shared_ptr<const overlay::PictureFile> &file, QSize box);

	// The same without memory. Pure.
	static QImage decoded(const std::string &bytes, QSize box);
	// The format by how the bytes begin, as Qt names it; empty: none of the four, or this Qt does not read it.
	static QByteArray formatOf(const std::string &bytes);

private:
	struct Made {
		std::weak_ptr<const overlay::PictureFile> file; // pictures are not held for being drawn once
		QSize box;
		QImage image; // null: it cannot be drawn, which need not be tried again
	};

	void forget();

	std::list<Made> made_; // last used first
	qsizetype bytes_ = 0;
};

} // namespace paint
