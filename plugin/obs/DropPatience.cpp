#include "obs/DropPatience.hpp"

#include <array>

namespace host {

namespace {

struct Threshold {
	const char *name;
	long long ms; // of video waiting
};

// Longer than a mobile hand-over or a restarting router, shorter than viewers wait. Without a keyframe lost, viewers
// miss only what is older than their player's buffer. The output wants 200 ms between the two.
constexpr std::array<Threshold, 2> kPatient = {{{"drop_threshold_ms", 5000}, {"pframe_drop_threshold_ms", 5200}}};

} // namespace

void DropPatience::extend(obs_output_t *output)
{
	restore();
	const OBSDataAutoRelease settings = obs_output_get_settings(output);
	output_ = obs_output_get_weak_output(output);
	before_ = obs_data_create();
	const OBSDataAutoRelease change = obs_data_create();
	for (const Threshold &threshold : kPatient) {
		if (obs_data_has_user_value(settings, threshold.name)) {
			obs_data_set_int(before_, threshold.name, obs_data_get_int(settings, threshold.name));
		}
		obs_data_set_int(change, threshold.name, threshold.ms);
	}
	obs_output_update(output, change);
}

void DropPatience::restore()
{
	const OBSOutputAutoRelease output = obs_weak_output_get_output(output_);
	output_ = nullptr;
	if (!output) {
		return;
	}
	const OBSDataAutoRelease settings = obs_output_get_settings(output);
	for (const Threshold &threshold : kPatient) {
		obs_data_unset_user_value(settings, threshold.name);
	}
	obs_output_update(output, before_);
}

} // namespace host
