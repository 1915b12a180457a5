#include "app/SoundView.hpp"

#include <algorithm>
#include <string_view>

namespace app {

namespace {

// PulseAudio records what a sink plays under the sink's name with this behind it.
constexpr std::string_view kMonitor = ".monitor";

bool isCaptured(const sound::Device &device, const std::vector<std::string> &captured)
{
	return std::ranges::any_of(captured, [&](std::string_view source) {
		if (source == "default") {
			return device.isDefault;
		}
		if (source.ends_with(kMonitor)) {
			source.remove_suffix(kMonitor.size());
		}
		return source == device.id;
	});
}

} // namespace

const sound::Device *soundDevice(const profile::SoundSettings &settings, const std::vector<sound::Device> &devices)
{
	const auto found = [&](const auto &is) {
		const auto device = std::ranges::find_if(devices, is);
		return device == devices.end() ? nullptr : &*device;
	};
	const sound::Device *chosen = settings.device.empty() ? nullptr : found([&](const sound::Device &device) {
		return device.id == settings.device;
	});
	const sound::Device *byDefault =
		chosen ? nullptr : found([](const sound::Device &device) { return device.isDefault; });
	return chosen || byDefault || devices.empty() ? (chosen ? chosen : byDefault) : &devices.front();
}

core::Message soundNotice(const profile::SoundSettings &settings, const std::vector<sound::Device> &devices,
			  const std::vector<std::string> &captured)
{
	if (!settings.enabled) {
		return {};
	}
	const sound::Device *device = soundDevice(settings, devices);
	if (!device) {
		return {"Sound.NoDevice", {}, {}};
	}
	const bool heard = isCaptured(*device, captured);
	if (!settings.device.empty() && device->id != settings.device) {
		const std::string &gone = settings.deviceName.empty() ? settings.device : settings.deviceName;
		return {heard ? "Sound.GoneAndCaptured" : "Sound.Gone",
			{{"device", gone}, {"other", device->name}},
			{}};
	}
	return heard ? core::Message{"Sound.Captured", {{"device", device->name}}, {}} : core::Message();
}

} // namespace app
