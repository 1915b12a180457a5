#include "profile/SoundJson.hpp"

#include <nlohmann/json.hpp>

namespace profile {

nlohmann::ordered_json soundJson(const SoundSettings &sound)
{
	return {{"enabled", sound.enabled},
		{"device", sound.device},
		{"deviceName", sound.deviceName},
		{"volume", sound.volume}};
}

nlohmann::ordered_json trayJson(const TraySettings &tray)
{
	return {{"soon", tray.soon}, {"now", tray.now}, {"soldOut", tray.soldOut}, {"stale", tray.stale}};
}

void readSound(JsonReader sound, SoundSettings &into)
{
	sound.flag("enabled", into.enabled);
	sound.text("device", into.device);
	sound.text("deviceName", into.deviceName);
	sound.number("volume", into.volume, 0, 1);
}

void readTray(JsonReader tray, TraySettings &into)
{
	tray.flag("soon", into.soon);
	tray.flag("now", into.now);
	tray.flag("soldOut", into.soldOut);
	tray.flag("stale", into.stale);
}

} // namespace profile
