#include "libobs/LibobsHost.hpp"

#include <obs-nix-platform.h>
#include <util/base.h>

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <mutex>

#include <X11/Xlib.h>

namespace {

std::mutex errorsMutex;
std::vector<std::string> loggedErrors;

void onLog(int level, const char *format, va_list arguments, void *)
{
	char line[4096];
	std::vsnprintf(line, sizeof line, format, arguments);
	if (level <= LOG_WARNING) {
		std::fprintf(stderr, "libobs: %s\n", line);
	}
	if (level <= LOG_ERROR) {
		std::lock_guard guard(errorsMutex);
		loggedErrors.emplace_back(line);
	}
}

obs_video_info videoInfo()
{
	obs_video_info info = {};
	info.graphics_module = "libobs-opengl";
	info.fps_num = 60;
	info.fps_den = 1;
	info.base_width = info.output_width = 640;
	info.base_height = info.output_height = 360;
	info.output_format = VIDEO_FORMAT_NV12;
	info.colorspace = VIDEO_CS_709;
	info.range = VIDEO_RANGE_PARTIAL;
	info.gpu_conversion = true;
	info.scale_type = OBS_SCALE_BICUBIC;
	return info;
}

void drawInto(gs_texrender_t *target, obs_source_t *source, std::uint32_t width, std::uint32_t height, QColor behind)
{
	vec4 colour;
	vec4_set(&colour, behind.redF(), behind.greenF(), behind.blueF(), 1.0F);
	gs_texrender_begin(target, width, height);
	gs_clear(GS_CLEAR_COLOR, &colour, 0, 0);
	gs_ortho(0, static_cast<float>(width), 0, static_cast<float>(height), -100, 100);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_SRCALPHA, GS_BLEND_INVSRCALPHA); // what a scene sets before it draws a source
	obs_source_video_render(source);
	gs_blend_state_pop();
	gs_texrender_end(target);
}

QImage readBack(gs_texrender_t *target, std::uint32_t width, std::uint32_t height)
{
	QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGBX8888);
	gs_stagesurf_t *stage = gs_stagesurface_create(width, height, GS_RGBA);
	gs_stage_texture(stage, gs_texrender_get_texture(target));
	std::uint8_t *pixels = nullptr;
	std::uint32_t rowBytes = 0;
	if (gs_stagesurface_map(stage, &pixels, &rowBytes)) {
		for (int y = 0; y < image.height(); ++y) {
			std::memcpy(image.scanLine(y), pixels + static_cast<std::size_t>(y) * rowBytes,
				    std::size_t{width} * 4);
		}
		gs_stagesurface_unmap(stage);
	}
	gs_stagesurface_destroy(stage);
	return image;
}

} // namespace

LibobsHost::LibobsHost(const std::string &display)
{
	base_set_log_handler(onLog, nullptr);
	display_ = XOpenDisplay(display.c_str());
	if (!display_) {
		std::fprintf(stderr, "no X display %s\n", display.c_str());
		return;
	}
	obs_set_nix_platform(OBS_NIX_PLATFORM_X11_EGL);
	obs_set_nix_platform_display(display_);
	obs_video_info info = videoInfo();
	running_ = obs_startup("en-US", nullptr, nullptr) && obs_reset_video(&info) == OBS_VIDEO_SUCCESS;
	if (!running_) {
		std::fputs("libobs did not start\n", stderr);
	}
}

LibobsHost::~LibobsHost()
{
	if (obs_initialized()) {
		obs_shutdown();
	}
	if (display_) {
		XCloseDisplay(static_cast<Display *>(display_));
	}
}

void LibobsHost::onGraphicsThread(const std::function<void()> &task)
{
	const auto call = [](void *given) {
		(*static_cast<const std::function<void()> *>(given))();
	};
	obs_queue_task(OBS_TASK_GRAPHICS, call, const_cast<std::function<void()> *>(&task), true);
}

QImage LibobsHost::screenshot(obs_source_t *source, QColor behind)
{
	QImage image;
	onGraphicsThread([&] {
		const std::uint32_t width = obs_source_get_width(source);
		const std::uint32_t height = obs_source_get_height(source);
		if (width == 0 || height == 0) {
			return;
		}
		obs_enter_graphics();
		gs_texrender_t *target = gs_texrender_create(GS_RGBA, GS_ZS_NONE);
		drawInto(target, source, width, height, behind);
		image = readBack(target, width, height);
		gs_texrender_destroy(target);
		obs_leave_graphics();
	});
	return image;
}

void LibobsHost::passFramesUntil(const std::function<bool()> &reached)
{
	for (bool isReached = false; !isReached;) {
		onGraphicsThread([&] { isReached = reached(); });
	}
}

void LibobsHost::passFrames(int number)
{
	const auto first = obs_get_total_frames();
	passFramesUntil([&] { return obs_get_total_frames() - first >= static_cast<std::uint32_t>(number); });
}

std::vector<std::string> LibobsHost::errors()
{
	std::lock_guard guard(errorsMutex);
	return loggedErrors;
}
