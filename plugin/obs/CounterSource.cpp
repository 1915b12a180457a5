#include "obs/CounterSource.hpp"

#include "app/Clock.hpp"
#include "obs/CounterProperties.hpp"
#include "obs/Guard.hpp"
#include "obs/HostLog.hpp"
#include "obs/HostText.hpp"

#include <obs-module.h>
#include <util/util.hpp>

namespace host {

CounterSource::CounterSource(app::CounterBoard &board, gs_effect_t *effect, const DeviceLoss &device,
			     obs_source_t *source)
	: source_(source), counter_(board.add()), drawing_(effect, device)
{
}

void CounterSource::update(obs_data_t *settings)
{
	counter_->configure(readCounterSettings(settings), readCounterScale(settings));
}

void CounterSource::tick()
{
	auto picture = counter_->inFrame(obs_get_video_frame_time());
	if (!picture || picture == picture_) {
		return;
	}
	picture_ = std::move(picture);
	width_ = static_cast<std::uint32_t>(picture_->width);
	height_ = static_cast<std::uint32_t>(picture_->height);
	if (picture_->trouble != shownTrouble_) {
		shownTrouble_ = picture_->trouble;
		obs_source_update_properties(source_);
	}
}

core::Message CounterSource::trouble() const
{
	const auto picture = counter_->latest();
	return picture ? picture->trouble : core::Message{};
}

void CounterSource::render()
{
	// The time is looked at here, too: a painter that is stuck must not keep an old number on screen.
	const core::Instant now = app::now();
	if (picture_ && picture_->image && now <= picture_->validUntil) {
		drawing_.draw(*picture_, now);
	} else {
		drawing_.hide();
	}
}

namespace {

// What all sources of the kind share; libobs keeps it until after the last of them is gone.
struct Kind {
	~Kind()
	{
		obs_enter_graphics();
		gs_effect_destroy(effect);
		device.reset();
		obs_leave_graphics();
	}

	app::CounterBoard &board;
	CounterBelongings belongings;
	gs_effect_t *effect; // null: there is none
	std::unique_ptr<DeviceLoss> device;
};

gs_effect_t *loadEffect(const std::string &file)
{
	BPtr<char> why;
	obs_enter_graphics();
	gs_effect_t *effect = gs_effect_create_from_file(file.c_str(), &why);
	obs_leave_graphics();
	if (!effect) {
		writeLog(core::LogLevel::Warning,
			 std::string("counters do not move: ") + (why ? why.Get() : "no effect"));
	}
	return effect;
}

CounterSource &counterOf(void *data)
{
	return *static_cast<CounterSource *>(data);
}

void *create(obs_data_t *settings, obs_source_t *source)
{
	CounterSource *counter = nullptr;
	guarded("counter create", [&] {
		const auto *kind = static_cast<const Kind *>(obs_source_get_type_data(source));
		auto made = std::make_unique<CounterSource>(kind->board, kind->effect, *kind->device, source);
		made->update(settings);
		counter = made.release();
	});
	return counter;
}

obs_properties_t *properties(void *data, void *typeData)
{
	obs_properties_t *made = nullptr;
	guarded("counter properties", [&] {
		const CounterBelongings &belongings = static_cast<const Kind *>(typeData)->belongings;
		const CounterChoices choices{belongings.skus(), belongings.templateFolder};
		if (!data) {
			made = makeCounterProperties(nullptr, {}, choices);
			return;
		}
		const OBSDataAutoRelease settings = counterOf(data).settings();
		made = makeCounterProperties(settings, counterOf(data).trouble(), choices);
	});
	return made;
}

} // namespace

void registerCounterSource(app::CounterBoard &board, CounterBelongings belongings)
{
	gs_effect_t *const effect = loadEffect(belongings.effectFile);
	obs_enter_graphics();
	auto device = std::make_unique<DeviceLoss>();
	obs_leave_graphics();
	obs_source_info info = {};
	info.id = "liveshelf_stock_counter";
	info.type = OBS_SOURCE_TYPE_INPUT;
	info.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW | OBS_SOURCE_SRGB;
	info.icon_type = OBS_ICON_TYPE_TEXT;
	info.type_data = new Kind{board, std::move(belongings), effect, std::move(device)};
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
