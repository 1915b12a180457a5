#include "profile/Settings.hpp"

#include "profile/JsonReader.hpp"
#include "profile/ShopJson.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace profile {

namespace {

using nlohmann::ordered_json;

void readAlerts(JsonReader alerts, alerts::AlertRules &into)
{
	alerts.integer("lowUnits", into.lowUnits, 0, 1'000'000);
	alerts.number("lowShare", into.lowShare, 0, 1);
	alerts.duration("hotWithinSeconds", into.hotWithin, 10, 3600);
	alerts.duration("staleAfterSeconds", into.staleAfter, 2, 3600);
}

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
		{"alerts",
		 {{"lowUnits", settings.alerts.lowUnits},
		  {"lowShare", settings.alerts.lowShare},
		  {"hotWithinSeconds", settings.alerts.hotWithin.seconds()},
		  {"staleAfterSeconds", settings.alerts.staleAfter.seconds()}}},
		{"rate",
		 {{"enabled", settings.rate.enabled},
		  {"floorKbps", settings.rate.floor.kbps()},
		  {"sceneAtFloor", settings.rate.sceneAtFloor},
		  {"sceneAfterSeconds", settings.rate.sceneAfter.seconds()},
		  {"shedLoad", settings.rate.shedLoad}}},
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
	readAlerts(reader.object("alerts"), settings.alerts);
	readRate(reader.object("rate"), settings.rate);
	if (firstError) {
		return std::unexpected(std::move(*firstError));
	}
	return settings;
}

} // namespace profile
