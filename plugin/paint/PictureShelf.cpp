#include "paint/PictureShelf.hpp"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QSize>

#include <algorithm>
#include <cmath>

namespace paint {

namespace {

constexpr int kMostKilobytes = 32 * 1024;
// More addresses than a show has products on screen; then they are asked for anew.
constexpr std::size_t kMostSeen = 500;
// Quick to write and to read again: it is read once for each whole drawing.
constexpr int kPngQuality = 80;

QImage rounded(const QImage &picture, double corner)
{
	QImage cut(picture.size(), QImage::Format_ARGB32_Premultiplied);
	cut.fill(Qt::transparent);
	QPainter painter(&cut);
	painter.setRenderHint(QPainter::Antialiasing);
	QPainterPath shape;
	shape.addRoundedRect(QRectF(cut.rect()), corner, corner);
	painter.setClipPath(shape);
	painter.drawImage(0, 0, picture);
	return cut;
}

QString dataAddress(const QImage &picture)
{
	QByteArray png;
	QBuffer buffer(&png);
	buffer.open(QIODevice::WriteOnly);
	picture.save(&buffer, "PNG", kPngQuality);
	return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
}

} // namespace

PictureShelf::PictureShelf(overlay::PicturePort *port) : port_(port), made_(kMostKilobytes) {}

std::uint64_t PictureShelf::numberOf(const std::string &url)
{
	if (url.empty() || !port_) {
		return 0;
	}
	File file = port_->find(url);
	if (seen_.size() >= kMostSeen && !seen_.contains(url)) {
		seen_.clear();
	}
	Seen &seen = seen_[url];
	if (seen.number == 0 || seen.file.lock() != file) {
		seen = {file, ++numbers_};
	}
	present_[url] = {std::move(file), seen.number};
	return seen.number;
}

std::uint64_t PictureShelf::revision(const overlay::CounterView &view)
{
	present_.clear();
	std::uint64_t revision = numberOf(view.picture);
	for (const auto &[name, rows] : view.lists) {
		for (const overlay::ItemView &row : rows) {
			revision = revision * 1'000'003 + numberOf(row.picture);
		}
	}
	return revision;
}

QString PictureShelf::dataOf(const std::string &url, QSizeF box, double corner)
{
	const auto present = present_.find(url);
	const QSize pixels(static_cast<int>(std::lround(box.width())), static_cast<int>(std::lround(box.height())));
	if (present == present_.end() || pixels.isEmpty()) {
		return {};
	}
	const auto &[file, number] = present->second;
	const QString key =
		QStringLiteral("%1 %2 %3 %4").arg(number).arg(pixels.width()).arg(pixels.height()).arg(corner);
	if (const QString *made = made_.object(key)) {
		return *made; // also while its file is out of memory
	}
	if (!file) {
		return {};
	}
	const QImage picture = pictures_.draw(file, pixels);
	QString data = picture.isNull() ? QString() : dataAddress(corner > 0 ? rounded(picture, corner) : picture);
	const auto kilobytes = std::max<qsizetype>(1, data.size() * 2 / 1024);
	made_.insert(key, new QString(data), kilobytes);
	return data;
}

} // namespace paint
