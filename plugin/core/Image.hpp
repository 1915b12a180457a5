#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

// A picture in memory: rows top to bottom without padding, 4 bytes a pixel in the order B, G, R, A, sRGB, colour
// multiplied by alpha in linear light: what OBS blends without dark rims. An empty picture has no pixels.
struct Image {
	int width = 0;
	int height = 0;
	std::vector<std::uint8_t> pixels;

	bool empty() const { return width <= 0 || height <= 0; }
	std::size_t rowBytes() const { return static_cast<std::size_t>(width) * 4; }
};

} // namespace core
