#include "sound/Output.hpp"

#include "sound/Miniaudio.hpp"
#include "sound/Tone.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstring>
#include <map>
#include <mutex>
#include <span>

namespace sound {

namespace {

// The null backend, which takes everything and sounds nowhere, is not among them.
constexpr std::array kBackends = {ma_backend_wasapi, ma_backend_coreaudio, ma_backend_pulseaudio,
				  ma_backend_alsa,   ma_backend_dsound,    ma_backend_winmm};

// Longer than this after its last sample nothing is played any more.
constexpr std::chrono::milliseconds kGrace{1500};

std::string utf8(const ma_wchar_win32 *text, std::size_t most)
{
	std::string made; // endpoint ids are ASCII
	for (std::size_t index = 0; index < most && text[index] != 0; ++index) {
		made += static_cast<char>(text[index]);
	}
	return made;
}

std::string idText(ma_backend backend, const ma_device_info &info)
{
	switch (backend) {
	case ma_backend_wasapi:
		return utf8(info.id.wasapi, std::size(info.id.wasapi));
	case ma_backend_coreaudio:
		return info.id.coreaudio;
	case ma_backend_pulseaudio:
		return info.id.pulse;
	case ma_backend_alsa:
		return info.id.alsa;
	default:
		return info.name;
	}
}

// ALSA also names its plugins, of which one swallows all that it is given.
bool isRealDevice(ma_backend backend, const std::string &id)
{
	return backend != ma_backend_alsa || id.find("CARD=") != std::string::npos || id.starts_with("hw:") ||
	       id.starts_with("plughw:");
}

// What is played, between us and the device's own thread.
struct Playing {
	std::span<const float> rest;
	std::mutex mutex;
	std::condition_variable changed;
	bool drained = false; // a whole period of silence followed
	bool stopped = false; // the device has gone, or was told to

	void fill(float *into, std::size_t count)
	{
		const std::size_t taken = std::min(count, rest.size());
		std::copy_n(rest.data(), taken, into);
		std::fill(into + taken, into + count, 0.0F);
		rest = rest.subspan(taken);
		if (taken == 0) {
			tell(drained);
		}
	}
	void tell(bool &what)
	{
		{
			const std::lock_guard guard(mutex);
			what = true;
		}
		changed.notify_all();
	}
};

void onData(ma_device *device, void *into, const void *, ma_uint32 frames)
{
	static_cast<Playing *>(device->pUserData)->fill(static_cast<float *>(into), frames);
}

void onNotification(const ma_device_notification *what)
{
	if (what->type == ma_device_notification_type_stopped) {
		auto &playing = *static_cast<Playing *>(what->pDevice->pUserData);
		playing.tell(playing.stopped);
	}
}

} // namespace

struct Output::Context {
	ma_context context{};
	std::map<std::string, ma_device_id> ids;
	bool open = false;

	Context()
	{
		ma_context_config config = ma_context_config_init();
		config.pulse.pApplicationName = "LiveShelf";
		open = ma_context_init(kBackends.data(), static_cast<ma_uint32>(kBackends.size()), &config, &context) ==
		       MA_SUCCESS;
	}
	~Context()
	{
		if (open) {
			ma_context_uninit(&context);
		}
	}
	Context(const Context &) = delete;
	Context &operator=(const Context &) = delete;
};

Output::Output() = default;

Output::~Output() = default;

std::vector<Device> Output::devices()
{
	if (!context_ || !context_->open) {
		context_ = std::make_unique<Context>();
	}
	ma_device_info *infos = nullptr;
	ma_uint32 count = 0;
	if (!context_->open ||
	    ma_context_get_devices(&context_->context, &infos, &count, nullptr, nullptr) != MA_SUCCESS) {
		context_.reset(); // the sound server may have been started anew
		return {};
	}
	std::vector<Device> found;
	context_->ids.clear();
	for (const ma_device_info &info : std::span(infos, count)) {
		const std::string id = idText(context_->context.backend, info);
		if (!isRealDevice(context_->context.backend, id)) {
			continue;
		}
		context_->ids[id] = info.id;
		found.push_back({id, info.name, info.isDefault != MA_FALSE});
	}
	if (found.empty()) {
		context_.reset(); // a better sound server may come
	}
	return found;
}

bool Output::play(const std::string &id, const std::vector<float> &samples, const std::atomic<bool> &cancel)
{
	if (!context_ || !context_->open) {
		return false;
	}
	Playing playing;
	playing.rest = samples;
	const auto known = context_->ids.find(id);
	ma_device_config config = ma_device_config_init(ma_device_type_playback);
	config.playback.pDeviceID = known == context_->ids.end() ? nullptr : &known->second;
	config.playback.format = ma_format_f32;
	config.playback.channels = 1;
	config.sampleRate = kSampleRate;
	config.dataCallback = onData;
	config.notificationCallback = onNotification;
	config.pUserData = &playing;
	config.pulse.pStreamNamePlayback = "LiveShelf";
	ma_device device{};
	if (ma_device_init(&context_->context, &config, &device) != MA_SUCCESS) {
		return false;
	}
	bool played = false;
	if (ma_device_start(&device) == MA_SUCCESS) {
		const auto length = std::chrono::microseconds(samples.size() * 1'000'000 / kSampleRate);
		const auto deadline = std::chrono::steady_clock::now() + length + kGrace;
		std::unique_lock lock(playing.mutex);
		while (!playing.drained && !playing.stopped && !cancel && std::chrono::steady_clock::now() < deadline) {
			playing.changed.wait_for(lock, std::chrono::milliseconds(20)); // to see `cancel`
		}
		played = playing.drained;
	}
	ma_device_uninit(&device);
	return played;
}

} // namespace sound
