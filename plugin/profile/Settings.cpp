#include "profile/Settings.hpp"

#include "profile/AlertJson.hpp"
#include "profile/CueJson.hpp"
#include "profile/JsonReader.hpp"
#include "profile/RobotJson.hpp"
#include "profile/ShopJson.hpp"
#include "profile/ShowJson.hpp"
#include "profile/SoundJson.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace profile {

namespace {

using nlohmann::ordered_json;

void readPush(JsonReader push, PushSettings &into)
{
	push.flag("enabled", into.enabled);
	push.text("address", into.address);
	push.integer("port", into.port, 1, 65535);
}

void readShops(JsonReader &root, std::vector<commerce::ShopSettings> &into)
{
	if (root.has("shop") && !root.has("shops")) { // version 1
		into.resize(1);
		readShop(root.object("shop"), into.front());
		return;
	}
	if (!root.has("shops")) {
		return;
	}
	into.clear();
	std::set<std::string> ids;
	for (JsonReader &shop : root.objects("shops", Settings::kMostShops)) {
		readShop(shop, into.emplace_back());
		if (!isShopId(into.back().id) || !ids.insert(into.back().id).second) {
			shop.refuse("id", "a-z, 0-9, -; ≤ 40; 1 ×");
		}
	}
}

void readRate(JsonReader rate, rate::RateSettings &into)
{
	rate.flag("enabled", into.enabled);
	std::int64_t floor = into.floor.kbps();
	rate.integer("floorKbps", floor, 50, 100'000);
	into.floor = core::BitRate::kbps(floor);
	rate.text("sceneAtFloor", into.sceneAtFloor);
	rate.duration("sceneAfterSeconds", into.sceneAfter, 1, 600);
	rate.flag("shedLoad", into.shedLoad);
}

} // namespace

std::string writeSettings(const Settings &settings)
{
	ordered_json shops = ordered_json::array();
	for (const commerce::ShopSettings &shop : settings.shops) {
		shops.push_back(shopJson(shop));
	}
	const ordered_json root = {
		{"version", Settings::kVersion},
		{"shops", std::move(shops)},
		{"push",
		 {{"enabled", settings.push.enabled},
		  {"address", settings.push.address},
		  {"port", settings.push.port}}},
		{"alerts", alertsJson(settings.alerts, settings.alertPlan)},
		{"rate",
		 {{"enabled", settings.rate.enabled},
		  {"floorKbps", settings.rate.floor.kbps()},
		  {"sceneAtFloor", settings.rate.sceneAtFloor},
		  {"sceneAfterSeconds", settings.rate.sceneAfter.seconds()},
		  {"shedLoad", settings.rate.shedLoad}}},
		{"robots", robotsJson(settings.robots)},
		{"show", showJson(settings.show)},
		{"counters", {{"reduceMotion", settings.overlay.reduceMotion}}},
		{"hostCue", cueJson(settings.cue)},
		{"sound", soundJson(settings.sound)},
		{"tray", trayJson(settings.tray)},
	};
	return root.dump(4, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

core::Expected<Settings> readSettings(std::string_view text)
{
	const ordered_json root = ordered_json::parse(text, nullptr, false);
	if (root.is_discarded() || !root.is_object()) {
		return core::fail({"Settings.Error.NotJson", {}});
	}
	std::optional<core::Error> firstError;
	JsonReader reader(root, "", firstError);
	std::int64_t version = 0;
	reader.integer("version", version, 1, 1'000'000);
	if (!firstError && version > Settings::kVersion) {
		return core::fail({"Settings.Error.Newer", {{"version", std::to_string(version)}}});
	}
	Settings settings;
	readShops(reader, settings.shops);
	readPush(reader.object("push"), settings.push);
	readAlerts(reader.object("alerts"), settings.alerts, settings.alertPlan);
	readRate(reader.object("rate"), settings.rate);
	readRobots(reader, settings.robots);
	readShow(reader.object("show"), settings.show);
	reader.object("counters").flag("reduceMotion", settings.overlay.reduceMotion);
	readCue(reader.object("hostCue"), settings.cue);
	readSound(reader.object("sound"), settings.sound);
	readTray(reader.object("tray"), settings.tray);
	if (firstError) {
		return std::unexpected(std::move(*firstError));
	}
	return settings;
}

} // namespace profile
