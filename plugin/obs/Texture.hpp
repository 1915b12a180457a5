#pragma once

#include "core/Image.hpp"

#include <graphics/graphics.h>

#include <cstdint>
#include <utility>

namespace host {

// A texture that shows an image. Everything but an empty one belongs to the graphics thread, or to a thread that has
// entered graphics.
class Texture {
public:
	Texture() = default;
	~Texture() { reset(); }
	Texture(const Texture &) = delete;
	Texture &operator=(const Texture &) = delete;

	void reset() { gs_texture_destroy(std::exchange(texture_, nullptr)); }
	void swap(Texture &other) noexcept { std::swap(texture_, other.texture_); }

	// False: there is no memory for it.
	bool upload(const core::Image &image)
	{
		const auto width = static_cast<std::uint32_t>(image.width);
		const auto height = static_cast<std::uint32_t>(image.height);
		const std::uint8_t *pixels = image.pixels.data();
		if (texture_ && gs_texture_get_width(texture_) == width && gs_texture_get_height(texture_) == height) {
			gs_texture_set_image(texture_, pixels, static_cast<std::uint32_t>(image.rowBytes()), false);
		} else {
			reset();
			texture_ = gs_texture_create(width, height, GS_BGRA, 1, &pixels, GS_DYNAMIC);
		}
		return texture_ != nullptr;
	}

	gs_texture_t *get() const { return texture_; }
	explicit operator bool() const { return texture_ != nullptr; }
	bool hasSizeOf(const core::Image &image) const
	{
		return texture_ && gs_texture_get_width(texture_) == static_cast<std::uint32_t>(image.width) &&
		       gs_texture_get_height(texture_) == static_cast<std::uint32_t>(image.height);
	}

private:
	gs_texture_t *texture_ = nullptr;
};

} // namespace host
