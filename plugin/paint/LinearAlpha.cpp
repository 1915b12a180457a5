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

} // namespace

core::Image toImage(const QImage &drawn)
{
	const QImage straight = drawn.convertToFormat(QImage::Format_ARGB32);
	core::Image image;
	image.width = straight.width();
	image.height = straight.height();
	image.pixels.resize(image.rowBytes() * static_cast<std::size_t>(image.height));
	auto *out = image.pixels.data();
	const Table &table = multiplied();
	for (int y = 0; y < image.height; ++y) {
		const auto *line = reinterpret_cast<const QRgb *>(straight.constScanLine(y));
		for (int x = 0; x < image.width; ++x) {
			const auto alpha = static_cast<std::size_t>(qAlpha(line[x]));
			const Row &row = table[alpha];
			*out++ = row[static_cast<std::size_t>(qBlue(line[x]))];
			*out++ = row[static_cast<std::size_t>(qGreen(line[x]))];
			*out++ = row[static_cast<std::size_t>(qRed(line[x]))];
			*out++ = static_cast<std::uint8_t>(alpha);
		}
	}
	return image;
}

} // namespace paint
