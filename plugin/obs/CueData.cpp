#include "obs/CueData.hpp"

namespace host {

namespace {

const char *stateName(overlay::CueState state)
{
	switch (state) {
	case overlay::CueState::Untracked:
		break;
	case overlay::CueState::Stale:
		return "stale";
	case overlay::CueState::SoldOut:
		return "soldOut";
	case overlay::CueState::Hot:
		return "hot";
	case overlay::CueState::Low:
		return "low";
	case overlay::CueState::Ok:
		return "ok";
	}
	return "untracked";
}

} // namespace

OBSDataAutoRelease cueData(const overlay::CueView &view, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_bool(data, "rehearsal", view.rehearsal);
	obs_data_set_string(data, "title", view.title.c_str());
	const OBSDataArrayAutoRelease sizes = obs_data_array_create();
	for (const overlay::CueSize &size : view.sizes) {
		const OBSDataAutoRelease one = obs_data_create();
		obs_data_set_string(one, "name", size.name.c_str());
		if (size.left) {
			obs_data_set_int(one, "left", *size.left);
		}
		obs_data_set_string(one, "state", stateName(size.state));
		obs_data_set_bool(one, "onAir", size.onAir);
		obs_data_array_push_back(sizes, one);
	}
	obs_data_set_array(data, "sizes", sizes);
	obs_data_set_int(data, "moreSizes", static_cast<long long>(view.moreSizes));
	obs_data_set_string(data, "sellsOut", core::render(view.sellsOut, translate).c_str());
	obs_data_set_string(data, "next", view.next.c_str());
	if (view.alert) {
		const OBSDataAutoRelease alert = obs_data_create();
		obs_data_set_string(alert, "word", translate(view.alert->word).c_str());
		obs_data_set_string(alert, "sentence", core::render(view.alert->sentence, translate).c_str());
		obs_data_set_int(alert, "more", static_cast<long long>(view.alert->more));
		obs_data_set_bool(alert, "rehearsal", view.alert->rehearsal);
		obs_data_set_obj(data, "alert", alert);
	}
	return data;
}

} // namespace host
