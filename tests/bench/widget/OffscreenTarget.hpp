#pragma once

#include <graphics/graphics.h>

#include <cstdint>

namespace widget {

// A small target to draw sources into, as a scene draws them. Most of a picture lies outside of it: filling pixels is
// the graphics card's work and is not measured. Graphics thread, inside of `obs_enter_graphics`.
class OffscreenTarget {
public:
	OffscreenTarget()
		: target_(gs_texrender_create(GS_RGBA, GS_ZS_NONE)),
		  stage_(gs_stagesurface_create(kSize, kSize, GS_RGBA))
	{
	}
	~OffscreenTarget()
	{
		gs_stagesurface_destroy(stage_);
		gs_texrender_destroy(target_);
	}
	OffscreenTarget(const OffscreenTarget &) = delete;
	OffscreenTarget &operator=(const OffscreenTarget &) = delete;

	// Draws between the two go to the target; `end` returns when they are done.
	void begin()
	{
		gs_texrender_reset(target_);
		gs_texrender_begin(target_, kSize, kSize);
		gs_ortho(0, kSize, 0, kSize, -100, 100);
		gs_blend_state_push();
		gs_blend_function(GS_BLEND_SRCALPHA, GS_BLEND_INVSRCALPHA);
	}
	void end()
	{
		gs_blend_state_pop();
		gs_texrender_end(target_);
		gs_stage_texture(stage_, gs_texrender_get_texture(target_));
		std::uint8_t *pixels = nullptr;
		std::uint32_t rowBytes = 0;
		if (gs_stagesurface_map(stage_, &pixels, &rowBytes)) {
			gs_stagesurface_unmap(stage_);
		}
	}

private:
	static constexpr int kSize = 16;

	gs_texrender_t *target_;
	gs_stagesurf_t *stage_;
};

} // namespace widget
