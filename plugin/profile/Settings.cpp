#include "profile/Settings.hpp"

#include "profile/JsonReader.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace profile {

namespace {

using commerce::ShopKind;
using nlohmann::ordered_json;

constexpr std::array kShopKinds{std::pair{ShopKind::Rehearsal, "rehearsal"}, std::pair{ShopKind::JsonFeed, "jsonFeed"},
				std::pair{ShopKind::File, "file"}};

const char *kindName(ShopKind kind)
{
	for (const auto &[value, name] : kShopKinds) {
		if (value == kind) {
			return name;
		}
	}
	return kShopKinds[0].second;
}

void readShop(JsonReader shop, commerce::ShopSettings &into)
{
	std::string kind = kindName(into.kind);
	shop.choice("kind", kind, {"rehearsal", "jsonFeed", "file"});
	for (const auto &[value, name] : kShopKinds) {
		if (kind == name) {
			into.kind = value;
		}
	}
	shop.text("url", into.url);
	shop.texts("headerNames", into.headerNames);
	shop.text("path", into.path);
	shop.duration("pollEverySeconds", into.pollEvery, 1, 600);
	shop.number("rehearsalSpeed", into.rehearsalSpeed, 1, 20);
	JsonReader mapping = shop.object("mapping");
	mapping.text("items", into.mapping.items);
	mapping.text("sku", into.mapping.sku);
	mapping.text("title", into.mapping.title);
	mapping.text("variant", into.mapping.variant);
	mapping.text("available", into.mapping.available);
	mapping.text("updated", into.mapping.updated);
}

void readAlerts(JsonReader alerts, alerts::AlertRules &into)
{
	alerts.integer("lowUnits", into.lowUnits, 0, 1'000'000);
	alerts.number("lowShare", into.lowShare, 0, 1);
	alerts.duration("hotWithinSeconds", into.hotWithin, 10, 3600);
	alerts.duration("staleAfterSeconds", into.staleAfter, 2, 3600);
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
	const commerce::FeedMapping &mapping = settings.shop.mapping;
	const ordered_json root = {
		{"version", Settings::kVersion},
		{"shop",
		 {{"kind", kindName(settings.shop.kind)},
		  {"url", settings.shop.url},
		  {"headerNames", settings.shop.headerNames},
		  {"path", settings.shop.path},
		  {"mapping",
		   {{"items", mapping.items},
		    {"sku", mapping.sku},
		    {"title", mapping.title},
		    {"variant", mapping.variant},
		    {"available", mapping.available},
		    {"updated", mapping.updated}}},
		  {"pollEverySeconds", settings.shop.pollEvery.seconds()},
		  {"rehearsalSpeed", settings.shop.rehearsalSpeed}}},
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
	readShop(reader.object("shop"), settings.shop);
	readAlerts(reader.object("alerts"), settings.alerts);
	readRate(reader.object("rate"), settings.rate);
	if (firstError) {
		return std::unexpected(std::move(*firstError));
	}
	return settings;
}

} // namespace profile
