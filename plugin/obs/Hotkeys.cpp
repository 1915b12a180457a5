#include "obs/Hotkeys.hpp"

#include "obs/Guard.hpp"
#include "obs/HostLog.hpp"
#include "obs/HostText.hpp"

#include <obs-frontend-api.h>

using rate::RateAct;

namespace host {

namespace {

void setBitrate(app::Desk &desk, RateAct act)
{
	if (const auto set = desk.setBitrate(act); !set) {
		// Nobody waits for an answer to a key; the dock shows why.
		writeLog(core::LogLevel::Info, "hotkey without effect: " + set.error().sentence.key);
	}
}

} // namespace

Hotkeys::Hotkeys(app::Desk &desk)
	: keys_{{{"liveshelf.onAir.next", "Hotkey.OnAirNext",
		  [&desk] {
			  desk.stepOnAir(1);
		  }},
		 {"liveshelf.onAir.previous", "Hotkey.OnAirPrevious",
		  [&desk] {
			  desk.stepOnAir(-1);
		  }},
		 {"liveshelf.alert.acknowledge", "Hotkey.Acknowledge",
		  [&desk] {
			  desk.acknowledge(0);
		  }},
		 {"liveshelf.alert.snooze", "Hotkey.Snooze",
		  [&desk] {
			  desk.snooze(0, core::Duration::zero());
		  }},
		 {"liveshelf.rate.hold", "Hotkey.RateHold",
		  [&desk] {
			  setBitrate(desk, desk.stream()->person.isHeld() ? RateAct::Resume : RateAct::Hold);
		  }},
		 {"liveshelf.rate.up", "Hotkey.RateUp",
		  [&desk] {
			  setBitrate(desk, RateAct::StepUp);
		  }},
		 {"liveshelf.rate.down", "Hotkey.RateDown",
		  [&desk] {
			  setBitrate(desk, RateAct::StepDown);
		  }},
		 {"liveshelf.automations.hold", "Hotkey.AutomationsHold",
		  [&desk] {
			  desk.holdAutomations(!desk.shelf()->show.automations.held);
		  }},
		 {"liveshelf.hostCue.toggle", "Hotkey.HostCue", [&desk] {
			  desk.showHostCue(app::CueWish::Toggle);
		  }}}}
{
	for (Key &key : keys_) {
		key.id = obs_hotkey_register_frontend(key.name, hostText(key.text), onKey, &key);
	}
	obs_frontend_add_save_callback(onSave, this);
}

Hotkeys::~Hotkeys()
{
	close();
}

void Hotkeys::close()
{
	if (!open_) {
		return;
	}
	open_ = false;
	obs_frontend_remove_save_callback(onSave, this);
	for (Key &key : keys_) {
		obs_hotkey_unregister(key.id);
	}
}

void Hotkeys::onKey(void *data, obs_hotkey_id, obs_hotkey_t *, bool pressed)
{
	if (pressed) {
		guarded("hotkey", [&] { static_cast<Key *>(data)->act(); });
	}
}

void Hotkeys::onSave(obs_data_t *collection, bool saving, void *data)
{
	guarded("hotkeys", [&] {
		for (const Key &key : static_cast<Hotkeys *>(data)->keys_) {
			if (saving) {
				const OBSDataArrayAutoRelease bindings = obs_hotkey_save(key.id);
				obs_data_set_array(collection, key.name, bindings);
			} else {
				const OBSDataArrayAutoRelease bindings = obs_data_get_array(collection, key.name);
				obs_hotkey_load(key.id, bindings);
			}
		}
	});
}

} // namespace host
