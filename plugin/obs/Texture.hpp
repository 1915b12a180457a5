#pragma once

#include "core/Image.hpp"

#include <graphics/graphics.h>

#include <cstdint>
#include <utility>

namespace host {

// A texture that shows an image, or nothing: then it is empty, also where there was no memory for it. Everything but an
// empty one belongs to the graphics thread, or to a thread that has entered graphics.
class Texture {
public:
	Texture() = default;
	explicit Texture(gs_texture_t *owned) : texture_(owned) {}
	~Texture() { reset(); }
	Texture(Texture &&other) noexcept : texture_(std::exchange(other.texture_, nullptr)) {}
	Texture &operator=(Texture &&other) noexcept
	{
		std::swap(texture_, other.texture_);
		return *this;
	}
	Texture(const Texture &) = delete;
	Texture &operator=(const Texture &) = delete;

	// It stays on the graphics card as it is but for what is copied into it.
	static Texture of(const core::Image &image)
	{
		const std::uint8_t *pixels = image.pixels.data();
		return Texture(gs_texture_create(static_cast<std::uint32_t>(image.width),
						 static_cast<std::uint32_t>(image.height), GS_BGRA, 1, &pixels, 0));
	}
	static Texture copyOf(const Texture &other)
	{
		Texture copy;
		if (other) {
			copy = Texture(gs_texture_create(gs_texture_get_width(other.get()),
							 gs_texture_get_height(other.get()), GS_BGRA, 1, nullptr, 0));
		}
		if (copy) {
			gs_copy_texture(copy.get(), other.get());
		}
		return copy;
	}

	void reset()
	{
		if (texture_) {
			gs_texture_destroy(std::exchange(texture_, nullptr));
		}
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
