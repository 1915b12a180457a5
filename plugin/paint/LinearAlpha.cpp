#include "paint/LinearAlpha.hpp"

#include <algorithm>
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
using Table = std::array<Row, 256>; // [alpha][colour, multiplied by alpha in sRGB]

const Table &converted()
{
	static const auto kTable = [] {
		auto table = std::make_unique<Table>();
		for (int alpha = 1; alpha < 256; ++alpha) {
			for (int colour = 0; colour < 256; ++colour) {
				const double straight = std::min(1.0, static_cast<double>(colour) / alpha);
				const double linear = toLinear(straight) * alpha / 255.0;
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
	const Table &table = converted();
	for (int x = 0; x < width; ++x, out += 4) {
		const QRgb pixel = line[x];
		const Row &row = table[pixel >> 24];
		out[0] = row[pixel & 0xFF];
		out[1] = row[(pixel >> 8) & 0xFF];
		out[2] = row[(pixel >> 16) & 0xFF];
		out[3] = static_cast<std::uint8_t>(pixel >> 24);
	}
}

} // namespace

core::Image toImage(const QImage &drawn)
{
	core::Image image;
	image.width = drawn.width();
	image.height = drawn.height();
	image.pixels.resize(image.rowBytes() * static_cast<std::size_t>(image.height));
	const QImage premultiplied = drawn.convertToFormat(QImage::Format_ARGB32_Premultiplied); // as it mostly is
	std::uint8_t *out = image.pixels.data();
	for (int y = 0; y < image.height; ++y, out += image.rowBytes()) {
		convertRow(reinterpret_cast<const QRgb *>(premultiplied.constScanLine(y)), image.width, out);
	}
	return image;
}

} // namespace paint
