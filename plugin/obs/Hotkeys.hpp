#pragma once

#include "app/Desk.hpp"

#include <obs.hpp>

#include <array>
#include <functional>
#include <memory>

namespace host {

// The desk's acts as OBS hotkeys: next and previous on air, acknowledge, snooze, hold and step the bitrate, hold the
// automations, the host cue. Their bindings are saved with the scene collection by OBS's save callback. Created and
// destroyed on the UI thread; keys arrive on OBS's hotkey thread.
class Hotkeys {
public:
	explicit Hotkeys(app::Desk &desk);
	~Hotkeys();
	Hotkeys(const Hotkeys &) = delete;
	Hotkeys &operator=(const Hotkeys &) = delete;

	// OBS is about to end: keys do nothing from here on and libobs is not called again.
	void close();

private:
	struct Key {
		const char *name; // in the scene collection: never changes
		const char *text; // locale key
		std::function<void()> act;
		obs_hotkey_id id = OBS_INVALID_HOTKEY_ID;
	};

	static void onKey(void *data, obs_hotkey_id, obs_hotkey_t *, bool pressed);
	static void onSave(obs_data_t *collection, bool saving, void *data);

	std::array<Key, 9> keys_;
	bool open_ = true;
};

} // namespace host
