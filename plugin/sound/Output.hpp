#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace sound {

// Something that sounds: headphones, a loudspeaker.
struct Device {
	std::string id; // as the system writes it: a PulseAudio sink, an endpoint of WASAPI, a UID of Core Audio
	std::string name;
	bool isDefault = false;

	bool operator==(const Device &) const = default;
};

// The system's sound outputs, by miniaudio (WASAPI, Core Audio, PulseAudio, ALSA), past OBS: what is played here is in
// no mix, track or monitoring of OBS.
//
// Opens nothing before it is asked and holds no device open between two tones. Calls wait for the sound server, which
// may hang: for a thread of its own. Not thread-safe.
class Output {
public:
	Output();
	~Output();
	Output(const Output &) = delete;
	Output &operator=(const Output &) = delete;

	// All that are there now; none without a sound server that answers.
	std::vector<Device> devices();

	// Plays it to the end, or until `cancel` is set. `id` as of the last `devices`; empty: the system's default.
	// False: the device could not be opened, or went away in the middle.
	bool play(const std::string &id, const std::vector<float> &samples, const std::atomic<bool> &cancel);

private:
	struct Context;
	std::unique_ptr<Context> context_;
};

} // namespace sound
