#include "widget/ProgramStrip.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/Marker.hpp"
#include "widget/ThreadClock.hpp"

#include <graphics/graphics.h>
#include <graphics/vec2.h>

#include <algorithm>

namespace widget {

namespace {

constexpr int kHalf = Marker::kSize / 2;

std::uint32_t canvasWidth()
{
	obs_video_info info = {};
	obs_get_video_info(&info);
	return info.base_width;
}

std::uint32_t canvasHeight()
{
	obs_video_info info = {};
	obs_get_video_info(&info);
	return info.base_height;
}

} // namespace

ProgramStrip::ProgramStrip(const Widgets &widgets, const std::vector<OBSSourceAutoRelease> &sources)
	: scene_(obs_scene_create_private("strip")), shown_(sources.size())
{
	// Each covers the ones before it, to the right of their markers.
	const auto top = static_cast<float>(static_cast<int>(canvasHeight()) - Marker::kSize - widgets.markerY());
	for (std::size_t index = 0; index < sources.size(); ++index) {
		obs_sceneitem_t *item = obs_scene_add(scene_, sources[index]);
		const vec2 at = {
			{{static_cast<float>(static_cast<int>(index) * Marker::kSize - widgets.markerX()), top}}};
		obs_sceneitem_set_pos(item, &at);
	}
	seen_.reserve(100'000);
	obs_set_output_source(0, obs_scene_get_source(scene_));
	obs_add_main_rendered_callback(onRendered, this);
}

ProgramStrip::~ProgramStrip()
{
	obs_remove_main_rendered_callback(onRendered, this);
	obs_set_output_source(0, nullptr);
	obs_enter_graphics();
	gs_stagesurface_destroy(stage_);
	gs_texture_destroy(row_);
	obs_leave_graphics();
}

std::vector<ProgramStrip::Seen> ProgramStrip::take()
{
	std::vector<Seen> taken;
	taken.reserve(100'000);
	std::lock_guard guard(mutex_);
	taken.swap(seen_);
	return taken;
}

void ProgramStrip::waitUntilAllShow(std::int64_t number) const
{
	LibobsHost::passFramesUntil(
		[&] { return std::ranges::all_of(shown_, [number](const auto &shown) { return shown == number; }); });
}

void ProgramStrip::onRendered(void *strip)
{
	static_cast<ProgramStrip *>(strip)->look();
}

void ProgramStrip::look()
{
	gs_texture_t *const program = obs_get_main_texture();
	const gs_color_format format = gs_texture_get_color_format(program);
	if (!row_) { // in the canvas's own format, which differs between versions of OBS
		row_ = gs_texture_create(canvasWidth(), 1, format, 1, nullptr, 0);
		stage_ = gs_stagesurface_create(canvasWidth(), 1, format);
	}
	gs_copy_texture_region(row_, 0, 0, program, 0, canvasHeight() - kHalf, canvasWidth(), 1);
	gs_stage_texture(stage_, row_);
	std::uint8_t *pixels = nullptr;
	std::uint32_t rowBytes = 0;
	if (!gs_stagesurface_map(stage_, &pixels, &rowBytes)) {
		return;
	}
	const double now = steadyUs();
	const std::uint64_t frame = ++frames_;
	std::lock_guard guard(mutex_);
	for (std::size_t index = 0; index < shown_.size(); ++index) {
		const std::uint8_t *pixel = pixels + (index * Marker::kSize + kHalf) * 4;
		const bool isBgr = format == GS_BGRA || format == GS_BGRX;
		const std::int64_t number = Marker{{pixel[isBgr ? 2 : 0], pixel[1], pixel[isBgr ? 0 : 2]}}.number();
		if (shown_[index].exchange(number) != number) {
			seen_.push_back({static_cast<int>(index), number, now, frame});
		}
	}
	gs_stagesurface_unmap(stage_);
}

} // namespace widget
