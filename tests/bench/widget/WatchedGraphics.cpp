// Stands before libobs's graphics calls that send something to the graphics card, and counts them for Watch and
// Textures.
#include "widget/Textures.hpp"
#include "widget/ThreadClock.hpp"
#include "widget/Watch.hpp"

#include <graphics/graphics.h>

#include <map>
#include <mutex>

#include <dlfcn.h>

namespace {

template<typename Function>
Function *next(const char *name)
{
	return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

std::mutex texturesMutex;
std::map<gs_texture_t *, double> textures; // with their bytes

constinit thread_local bool isSetting = false; // libobs maps a texture to set it

void countUpload()
{
	auto *asked = widget::Watch::ofThisThread();
	if (asked && !isSetting) {
		++asked->uploads;
	}
}

// Counts an upload and takes its time.
template<typename Call>
auto timedUpload(const Call &call)
{
	countUpload();
	isSetting = true;
	const auto cpu = widget::ThreadClock::mine();
	const double before = cpu.us();
	auto made = call();
	if (auto *asked = widget::Watch::ofThisThread()) {
		asked->uploadUs += cpu.us() - before;
	}
	isSetting = false;
	return made;
}

} // namespace

double widget::bytesOfTextures()
{
	std::lock_guard guard(texturesMutex);
	double bytes = 0;
	for (const auto &[texture, own] : textures) {
		bytes += own;
	}
	return bytes;
}

extern "C" {

gs_texture_t *gs_texture_create(std::uint32_t width, std::uint32_t height, gs_color_format format, std::uint32_t levels,
				const std::uint8_t **data, std::uint32_t flags)
{
	static auto *const libobs = next<decltype(gs_texture_create)>("gs_texture_create");
	const auto make = [&] {
		return libobs(width, height, format, levels, data, flags);
	};
	gs_texture_t *const made = data ? timedUpload(make) : make();
	std::lock_guard guard(texturesMutex);
	textures[made] = gs_get_format_bpp(format) / 8.0 * width * height;
	return made;
}

void gs_texture_destroy(gs_texture_t *texture)
{
	static auto *const libobs = next<decltype(gs_texture_destroy)>("gs_texture_destroy");
	{
		std::lock_guard guard(texturesMutex);
		textures.erase(texture);
	}
	libobs(texture);
}

void gs_texture_set_image(gs_texture_t *texture, const std::uint8_t *data, std::uint32_t lineSize, bool invert)
{
	static auto *const libobs = next<decltype(gs_texture_set_image)>("gs_texture_set_image");
	timedUpload([&] {
		libobs(texture, data, lineSize, invert);
		return texture;
	});
}

bool gs_texture_map(gs_texture_t *texture, std::uint8_t **data, std::uint32_t *lineSize)
{
	static auto *const libobs = next<decltype(gs_texture_map)>("gs_texture_map");
	countUpload();
	return libobs(texture, data, lineSize);
}

gs_vertbuffer_t *gs_vertexbuffer_create(gs_vb_data *data, std::uint32_t flags)
{
	static auto *const libobs = next<decltype(gs_vertexbuffer_create)>("gs_vertexbuffer_create");
	if (auto *asked = widget::Watch::ofThisThread()) {
		++asked->vertexBuffers;
	}
	return libobs(data, flags);
}

} // extern "C"
