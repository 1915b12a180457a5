#include "obs/Hotkeys.hpp"

#include "obs/Guard.hpp"
#include "obs/HostText.hpp"

#include <obs-frontend-api.h>

namespace host {

Hotkeys::Hotkeys(app::Desk &desk)
	: keys_{{{"liveshelf.onAir.next", "Hotkey.OnAirNext",
		  [&desk] {
			  desk.stepOnAir(1);
		  }},
		 {"liveshelf.onAir.previous", "Hotkey.OnAirPrevious",
		  [&desk] {
			  desk.stepOnAir(-1);
		  }},
		 {"liveshelf.alert.acknowledge", "Hotkey.Acknowledge", [&desk] {
			  desk.acknowledge(0);
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
