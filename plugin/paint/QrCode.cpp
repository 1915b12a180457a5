#include "paint/QrCode.hpp"

#include <qrcodegen.hpp>

#include <QPainter>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace paint {

namespace {

constexpr int kLongestSide = 16384; // graphics cards take no larger textures

qrcodegen::QrCode encoded(std::string_view text)
{
	// Bytes even where digits or capitals would need less room: every reader has this mode right.
	const std::vector<std::uint8_t> bytes(text.begin(), text.end());
	return qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::MEDIUM);
}

} // namespace

std::optional<QrCode> QrCode::of(std::string_view text)
{
	if (text.empty() || text.size() > kMostBytes) {
		return std::nullopt;
	}
	try {
		const qrcodegen::QrCode code = encoded(text);
		const int side = code.getSize();
		std::vector<bool> dark;
		dark.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
		for (int y = 0; y < side; ++y) {
			for (int x = 0; x < side; ++x) {
				dark.push_back(code.getModule(x, y));
			}
		}
		return QrCode(side, std::move(dark));
	} catch (const std::length_error &) { // how the library says that a text is too long
		return std::nullopt;
	}
}

bool QrCode::isDark(int x, int y) const
{
	return x >= 0 && y >= 0 && x < side_ && y < side_ &&
	       dark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(x)];
}

QImage QrCode::draw(QSize box) const
{
	const int room = std::min(box.width(), box.height());
	const int pixels = room / (side_ + 2 * kQuietZone);
	if (pixels < kLeastPixels || std::max(box.width(), box.height()) > kLongestSide) {
		return {};
	}
	QImage image(box, QImage::Format_ARGB32_Premultiplied);
	if (image.isNull()) { // no memory
		return {};
	}
	image.fill(Qt::transparent);
	QPainter painter(&image);
	painter.fillRect((box.width() - room) / 2, (box.height() - room) / 2, room, room, Qt::white);
	const int left = (box.width() - side_ * pixels) / 2;
	const int top = (box.height() - side_ * pixels) / 2;
	for (int y = 0; y < side_; ++y) {
		for (int x = 0; x < side_; ++x) {
			if (isDark(x, y)) {
				painter.fillRect(left + x * pixels, top + y * pixels, pixels, pixels, Qt::black);
			}
		}
	}
	return image;
}

} // namespace paint
