#include "paint/LinearAlpha.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace paint {

namespace {

double toLinear(double srgb)
{
	return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4);
}

double toSrgb(double linear)
{
	return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

using Row = std::array<std::uint8_t, 256>;
using Table = std::array<Row, 256>; // [alpha][colour]

const Table &multiplied()
{
	static const auto kTable = [] {
		auto table = std::make_unique<Table>();
		for (int alpha = 0; alpha < 256; ++alpha) {
			for (int colour = 0; colour < 256; ++colour) {
				const double linear = toLinear(colour / 255.0) * alpha / 255.0;
				(*table)[static_cast<std::size_t>(alpha)][static_cast<std::size_t>(colour)] =
					static_cast<std::uint8_t>(std::lround(toSrgb(linear) * 255));
			}
		}
		return table;
	}();
	return *kTable;
}

void convertRow(const QRgb *line, int width, std::uint8_t *out)
{
	const Table &table = multiplied();
	for (int x = 0; x < width; ++x) {
		const auto alpha = static_cast<std::size_t>(qAlpha(line[x]));
		const Row &row = table[alpha];
		*out++ = row[static_cast<std::size_t>(qBlue(line[x]))];
		*out++ = row[static_cast<std::size_t>(qGreen(line[x]))];
		*out++ = row[static_cast<std::size_t>(qRed(line[x]))];
		*out++ = static_cast<std::uint8_t>(alpha);
	}
}

} // namespace

core::Image toImage(const QImage &drawn)
{
	core::Image image;
	image.width = drawn.width();
	image.height = drawn.height();
	image.pixels.resize(image.rowBytes() * static_cast<std::size_t>(image.height));
	putInto(image, drawn, {});
	return image;
}

void putInto(core::Image &image, const QImage &drawn, QPoint at)
{
	const QImage straight = drawn.convertToFormat(QImage::Format_ARGB32);
	for (int y = 0; y < straight.height(); ++y) {
		std::uint8_t *out = image.pixels.data() + image.rowBytes() * static_cast<std::size_t>(at.y() + y) +
				    static_cast<std::size_t>(at.x()) * 4;
		convertRow(reinterpret_cast<const QRgb *>(straight.constScanLine(y)), straight.width(), out);
	}
}

} // namespace paint
