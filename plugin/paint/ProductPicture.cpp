#include "paint/ProductPicture.hpp"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QSizeF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace paint {

namespace {

constexpr qint64 kMostPixels = 40'000'000; // in the file; a good camera's, and 160 MB while it is read
constexpr int kLongestSide = 16384;        // of a box; graphics cards take no larger textures
constexpr qsizetype kMostBytes = 64 << 20; // of what was made: fifty counters of 500 × 600
constexpr std::size_t kMostMade = 256;

qint64 pixelsOf(QSize size)
{
	return qint64{size.width()} * size.height();
}

// The size in which a picture covers the box, when that is smaller than it is; else as it is.
QSize coverSize(QSize picture, QSize box)
{
	const double scale = std::max(static_cast<double>(box.width()) / picture.width(),
				      static_cast<double>(box.height()) / picture.height());
	if (scale >= 1) {
		return picture;
	}
	const QSize scaled(static_cast<int>(std::lround(picture.width() * scale)),
			   static_cast<int>(std::lround(picture.height() * scale)));
	return scaled.expandedTo(box).boundedTo(picture);
}

// The largest part of this shape, around the middle.
QRect middleOf(QSize picture, QSize shape)
{
	const QSizeF part = QSizeF(shape).scaled(picture, Qt::KeepAspectRatio);
	const QSize size = QSize(qRound(part.width()), qRound(part.height())).expandedTo({1, 1}).boundedTo(picture);
	return {QPoint((picture.width() - size.width()) / 2, (picture.height() - size.height()) / 2), size};
}

QImage inSrgb(const QImage &image)
{
	const QColorSpace space = image.colorSpace();
	if (!space.isValid() || space == QColorSpace(QColorSpace::SRgb)) {
		return image;
	}
	QImage converted = image.convertedToColorSpace(QColorSpace::SRgb);
	return converted.isNull() ? image : converted; // a profile that Qt cannot use is as none
}

// Whether it is turned by a quarter once it is read.
bool swapsSides(const QImageReader &reader)
{
	return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

QImage ProductPicture::draw(const std::shared_ptr<const overlay::PictureFile> &file, QSize box)
{
	if (!file) {
		return {};
	}
	const auto found = std::ranges::find_if(
		made_, [&](const Made &made) { return made.box == box && made.file.lock() == file; });
	if (found != made_.end()) {
		made_.splice(made_.begin(), made_, found);
		return found->image;
	}
	made_.push_front({file, box, decoded(file->bytes, box)});
	bytes_ += made_.front().image.sizeInBytes();
	forget();
	return made_.front().image;
}

QImage ProductPicture::decoded(const std::string &bytes, QSize box)
{
	const QByteArray format = formatOf(bytes);
	if (format.isEmpty() || box.isEmpty() || box.width() > kLongestSide || box.height() > kLongestSide ||
	    pixelsOf(box) > kMostPixels) {
		return {};
	}
	QByteArray data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
	QBuffer buffer(&data);
	buffer.open(QIODevice::ReadOnly);
	QImageReader reader(&buffer, format); // that one only: an SVG, for one, could name files
	reader.setAutoDetectImageFormat(false);
	reader.setAutoTransform(true);
	const QSize size = reader.size();
	if (size.isEmpty() || pixelsOf(size) > kMostPixels) {
		return {};
	}
	const QSize cover = coverSize(size, swapsSides(reader) ? box.transposed() : box);
	if (cover != size) {
		reader.setScaledSize(cover);
	}
	const QImage read = reader.read();
	if (read.isNull()) {
		return {};
	}
	QImage image = inSrgb(read).convertToFormat(QImage::Format_ARGB32_Premultiplied);
	image = image.copy(middleOf(image.size(), box));
	if (image.size() != box) {
		image = image.scaled(box, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
	}
	image.setDevicePixelRatio(1);
	return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

QByteArray ProductPicture::formatOf(const std::string &bytes)
{
	QByteArray format;
	if (bytes.starts_with("\x89PNG\r\n\x1a\n")) {
		format = "png";
	} else if (bytes.starts_with("\xff\xd8\xff")) {
		format = "jpeg";
	} else if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) {
		format = "gif";
	} else if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.compare(8, 4, "WEBP") == 0) {
		format = "webp";
	}
	static const QList<QByteArray> kReadable = QImageReader::supportedImageFormats();
	return kReadable.contains(format) ? format : QByteArray();
}

// Drops what nobody can ask for any more, and of too much what was used longest ago, but for the newest.
void ProductPicture::forget()
{
	for (auto made = std::next(made_.begin()); made != made_.end();) {
		if (made->file.expired()) {
			bytes_ -= made->image.sizeInBytes();
			made = made_.erase(made);
		} else {
			++made;
		}
	}
	while (made_.size() > 1 && (bytes_ > kMostBytes || made_.size() > kMostMade)) {
		bytes_ -= made_.back().image.sizeInBytes();
		made_.pop_back();
	}
}

} // namespace paint
