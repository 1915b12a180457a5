#include "obs/LoadMarks.hpp"

#include "obs/Guard.hpp"
#include "obs/HostText.hpp"

#include <obs-module.h>
#include <obs.hpp>

#include <algorithm>
#include <memory>

namespace host {

void LoadMarks::add(LoadMark &mark)
{
	std::lock_guard guard(mutex_);
	marks_.push_back(&mark);
}

void LoadMarks::remove(LoadMark &mark)
{
	std::lock_guard guard(mutex_);
	std::erase(marks_, &mark);
}

std::size_t LoadMarks::marked()
{
	std::lock_guard guard(mutex_);
	return static_cast<std::size_t>(
		std::ranges::count_if(marks_, [](const LoadMark *mark) { return mark->onScreen.load(); }));
}

// Those that are not on screen cost nothing and are not counted.
void LoadMarks::hide(std::size_t number)
{
	std::lock_guard guard(mutex_);
	std::ranges::stable_sort(marks_, {}, [](const LoadMark *mark) { return mark->order.load(); });
	for (LoadMark *mark : marks_) {
		const bool hidden = number > 0 && mark->onScreen;
		mark->isHidden = hidden;
		number -= hidden ? 1 : 0;
	}
}

namespace {

constexpr const char *kOrder = "order";

// One filter on one source. `tick` and `render` on the graphics thread.
class MarkFilter {
public:
	MarkFilter(LoadMarks &marks, obs_source_t *filter) : marks_(marks), filter_(filter) { marks_.add(mark_); }
	~MarkFilter() { marks_.remove(mark_); }
	MarkFilter(const MarkFilter &) = delete;
	MarkFilter &operator=(const MarkFilter &) = delete;

	void update(obs_data_t *settings) { mark_.order = obs_data_get_int(settings, kOrder); }

	void tick()
	{
		const obs_source_t *parent = obs_filter_get_parent(filter_);
		mark_.onScreen = parent && obs_source_active(parent) && obs_source_enabled(filter_);
	}

	// Nothing drawn is nothing rendered: neither the source nor the filters below this one.
	void render()
	{
		if (!mark_.isHidden) {
			obs_source_skip_video_filter(filter_);
		}
	}

private:
	LoadMarks &marks_;
	obs_source_t *const filter_; // owns this object
	LoadMark mark_;
};

MarkFilter &filterOf(void *data)
{
	return *static_cast<MarkFilter *>(data);
}

void *create(obs_data_t *settings, obs_source_t *source)
{
	MarkFilter *filter = nullptr;
	guarded("load filter create", [&] {
		auto &marks = *static_cast<LoadMarks *>(obs_source_get_type_data(source));
		filter = new MarkFilter(marks, source);
		filter->update(settings);
	});
	return filter;
}

obs_properties_t *properties(void *)
{
	obs_properties_t *made = obs_properties_create();
	obs_property_t *order = obs_properties_add_int(made, kOrder, hostText("LoadFilter.Order"), 1, 99, 1);
	obs_property_set_long_description(order, hostText("LoadFilter.Order.Hint"));
	obs_properties_add_text(made, "hint", hostText("LoadFilter.Hint"), OBS_TEXT_INFO);
	return made;
}

} // namespace

void LoadMarks::registerFilter()
{
	obs_source_info info = {};
	info.id = "liveshelf_load_shedding";
	info.type = OBS_SOURCE_TYPE_FILTER;
	info.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_SRGB;
	info.type_data = this;
	info.get_name = [](void *) {
		return hostText("LoadFilter.Name");
	};
	info.create = create;
	info.destroy = [](void *data) {
		guarded("load filter destroy", [&] { delete static_cast<MarkFilter *>(data); });
	};
	info.update = [](void *data, obs_data_t *settings) {
		filterOf(data).update(settings);
	};
	info.video_tick = [](void *data, float) {
		filterOf(data).tick();
	};
	info.video_render = [](void *data, gs_effect_t *) {
		filterOf(data).render();
	};
	info.get_defaults = [](obs_data_t *settings) {
		obs_data_set_default_int(settings, kOrder, 1);
	};
	info.get_properties = properties;
	obs_register_source(&info);
}

} // namespace host
