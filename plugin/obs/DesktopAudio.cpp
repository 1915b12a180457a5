#include "obs/DesktopAudio.hpp"

#include <obs.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace host {

namespace {

constexpr std::array<std::string_view, 3> kSources = {"pulse_output_capture", "wasapi_output_capture",
						      "coreaudio_output_capture"};

} // namespace

std::vector<std::string> capturedAudioDevices()
{
	std::vector<std::string> devices;
	obs_enum_sources(
		[](void *into, obs_source_t *source) {
			const char *id = obs_source_get_unversioned_id(source);
			if (id && std::ranges::find(kSources, id) != kSources.end() && !obs_source_muted(source)) {
				const OBSDataAutoRelease settings = obs_source_get_settings(source);
				const char *device = obs_data_get_string(settings, "device_id");
				static_cast<std::vector<std::string> *>(into)->emplace_back(*device ? device
												    : "default");
			}
			return true;
		},
		&devices);
	return devices;
}

} // namespace host
