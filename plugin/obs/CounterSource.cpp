#include "obs/CounterSource.hpp"

#include "app/Clock.hpp"
#include "obs/CounterProperties.hpp"
#include "obs/Guard.hpp"
#include "obs/HostText.hpp"

#include <graphics/graphics.h>
#include <obs-module.h>

namespace host {

CounterSource::CounterSource(app::CounterBoard &board, obs_source_t *source) : source_(source), counter_(board.add()) {}

CounterSource::~CounterSource()
{
	obs_enter_graphics();
	gs_texture_destroy(texture_);
	obs_leave_graphics();
}

void CounterSource::update(obs_data_t *settings)
{
	counter_->configure(readCounterSettings(settings), readCounterScale(settings));
}

void CounterSource::tick()
{
	if (!counter_->picture().tryLatest(seen_, picture_)) {
		return;
	}
	width_ = static_cast<std::uint32_t>(picture_->width);
	height_ = static_cast<std::uint32_t>(picture_->height);
	if (picture_->trouble != shownTrouble_) {
		shownTrouble_ = picture_->trouble;
		obs_source_update_properties(source_);
	}
}

core::Message CounterSource::trouble() const
{
	const auto picture = counter_->picture().latest();
	return picture ? picture->trouble : core::Message{};
}

void CounterSource::render()
{
	// The time is looked at here, too: a painter that is stuck must not keep an old number on screen.
	if (!picture_ || !picture_->image || app::now() > picture_->validUntil || !upload()) {
		return;
	}
	gs_effect_t *const effect = obs_get_base_effect(OBS_EFFECT_DEFAULT);
	const bool wasSrgb = gs_framebuffer_srgb_enabled();
	gs_enable_framebuffer_srgb(true);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_INVSRCALPHA); // colour comes multiplied by alpha
	gs_effect_set_texture_srgb(gs_effect_get_param_by_name(effect, "image"), texture_);
	while (gs_effect_loop(effect, "Draw")) {
		gs_draw_sprite(texture_, 0, 0, 0);
	}
	gs_blend_state_pop();
	gs_enable_framebuffer_srgb(wasSrgb);
}

bool CounterSource::upload()
{
	const auto &image = picture_->image;
	if (image == uploaded_) {
		return texture_ != nullptr;
	}
	const auto width = static_cast<std::uint32_t>(image->width);
	const auto height = static_cast<std::uint32_t>(image->height);
	const std::uint8_t *pixels = image->pixels.data();
	if (texture_ && gs_texture_get_width(texture_) == width && gs_texture_get_height(texture_) == height) {
		gs_texture_set_image(texture_, pixels, static_cast<std::uint32_t>(image->rowBytes()), false);
	} else {
		gs_texture_destroy(texture_);
		texture_ = gs_texture_create(width, height, GS_BGRA, 1, &pixels, GS_DYNAMIC);
	}
	uploaded_ = image;
	++uploads_;
	return texture_ != nullptr;
}

namespace {

// What all sources of the kind share; libobs keeps it until after the last of them is gone.
struct Kind {
	app::CounterBoard &board;
	KnownSkus skus;
};

CounterSource &counterOf(void *data)
{
	return *static_cast<CounterSource *>(data);
}

void *create(obs_data_t *settings, obs_source_t *source)
{
	CounterSource *counter = nullptr;
	guarded("counter create", [&] {
		const auto *kind = static_cast<const Kind *>(obs_source_get_type_data(source));
		auto made = std::make_unique<CounterSource>(kind->board, source);
		made->update(settings);
		counter = made.release();
	});
	return counter;
}

obs_properties_t *properties(void *data, void *typeData)
{
	obs_properties_t *made = nullptr;
	guarded("counter properties", [&] {
		const auto *kind = static_cast<const Kind *>(typeData);
		if (!data) {
			made = makeCounterProperties(nullptr, {}, kind->skus());
			return;
		}
		const OBSDataAutoRelease settings = counterOf(data).settings();
		made = makeCounterProperties(settings, counterOf(data).trouble(), kind->skus());
	});
	return made;
}

} // namespace

void registerCounterSource(app::CounterBoard &board, KnownSkus skus)
{
	obs_source_info info = {};
	info.id = "liveshelf_stock_counter";
	info.type = OBS_SOURCE_TYPE_INPUT;
	info.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW | OBS_SOURCE_SRGB;
	info.icon_type = OBS_ICON_TYPE_TEXT;
	info.type_data = new Kind{board, std::move(skus)};
	info.free_type_data = [](void *kind) {
		delete static_cast<Kind *>(kind);
	};
	info.get_name = [](void *) {
		return hostText("CounterSource.Name");
	};
	info.create = create;
	info.destroy = [](void *data) {
		guarded("counter destroy", [&] { delete static_cast<CounterSource *>(data); });
	};
	info.update = [](void *data, obs_data_t *settings) {
		guarded("counter update", [&] { counterOf(data).update(settings); });
	};
	info.activate = [](void *data) {
		guarded("counter activate", [&] { counterOf(data).setOnProgram(true); });
	};
	info.deactivate = [](void *data) {
		guarded("counter deactivate", [&] { counterOf(data).setOnProgram(false); });
	};
	info.video_tick = [](void *data, float) {
		guarded("counter tick", [&] { counterOf(data).tick(); });
	};
	info.video_render = [](void *data, gs_effect_t *) {
		guarded("counter render", [&] { counterOf(data).render(); });
	};
	info.get_width = [](void *data) {
		return counterOf(data).width();
	};
	info.get_height = [](void *data) {
		return counterOf(data).height();
	};
	info.get_defaults = setCounterDefaults;
	info.get_properties2 = properties;
	obs_register_source(&info);
}

} // namespace host
