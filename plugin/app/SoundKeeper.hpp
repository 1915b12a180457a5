#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/LooseThread.hpp"
#include "app/SoundView.hpp"
#include "profile/SoundSettings.hpp"
#include "sound/Tone.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace app {

// The tone that an alert asks for; none for those that are only shown. Pure.
std::optional<sound::Tone> toneOf(const alerts::Alert &alert);

// Lets alerts be heard in the room, and only there.
//
// The sound server is called on a thread of its own, which is left behind at `stop` should that hang. One tone sounds
// at a time and one waits; what comes meanwhile is said on the screen. A device that is gone is replaced by the default
// one, and the notice says so. Any thread may call; nothing blocks.
class SoundKeeper {
public:
	SoundKeeper();
	~SoundKeeper();
	SoundKeeper(const SoundKeeper &) = delete;
	SoundKeeper &operator=(const SoundKeeper &) = delete;

	void configure(const profile::SoundSettings &settings);
	void onAlert(const alerts::AlertChange &change);
	// Both tones, one after the other, with settings that need not be applied; also while sound is off.
	void test(const profile::SoundSettings &settings);
	// Looks which devices are there, soon; every few seconds, for what is gone is to be known before it is needed.
	// `captured` as for `soundNotice`.
	void look(std::vector<std::string> captured);

	std::shared_ptr<const SoundView> view() const; // never null

	// Silence. Waits a tenth of a second at most. Final.
	void stop() noexcept;

private:
	struct State; // shared with the thread
	void post(std::function<void()> job);
	void play(const profile::SoundSettings &settings, std::vector<sound::Tone> tones);

	std::shared_ptr<State> state_;
	std::mutex mutex_; // guards what follows: it takes one caller at a time
	LooseThread thread_;
};

} // namespace app
