#include "profile/ShowJson.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace profile {

namespace {

using nlohmann::ordered_json;
using AtSoldOut = show::AutomationSettings::AtSoldOut;

const char *nameOf(AtSoldOut act)
{
	switch (act) {
	case AtSoldOut::NextProduct:
		return "nextProduct";
	case AtSoldOut::Scene:
		return "scene";
	case AtSoldOut::Nothing:
		break;
	}
	return "nothing";
}

void readAutomations(JsonReader reader, show::AutomationSettings &into)
{
	std::string atSoldOut = nameOf(into.atSoldOut);
	reader.choice("atSoldOut", atSoldOut, {"nothing", "nextProduct", "scene"});
	for (const AtSoldOut act : {AtSoldOut::Nothing, AtSoldOut::NextProduct, AtSoldOut::Scene}) {
		if (atSoldOut == nameOf(act)) {
			into.atSoldOut = act;
		}
	}
	reader.text("soldOutScene", into.soldOutScene);
	reader.flag("showAtNow", into.showAtNow);
	reader.text("nowSource", into.nowSource);
	reader.text("nowScene", into.nowScene);
	reader.flag("pauseOversold", into.pauseOversold);
	reader.flag("pauseWithoutAsking", into.pauseWithoutAsking);
}

} // namespace

ordered_json showJson(const show::ShowSettings &settings)
{
	ordered_json run = ordered_json::array();
	for (const show::RunEntry &entry : settings.run) {
		run.push_back({{"sku", entry.sku}, {"minutes", entry.minutes}, {"allVariants", entry.allVariants}});
	}
	const show::AutomationSettings &automations = settings.automations;
	return {{"run", std::move(run)},
		{"automations",
		 {{"atSoldOut", nameOf(automations.atSoldOut)},
		  {"soldOutScene", automations.soldOutScene},
		  {"showAtNow", automations.showAtNow},
		  {"nowSource", automations.nowSource},
		  {"nowScene", automations.nowScene},
		  {"pauseOversold", automations.pauseOversold},
		  {"pauseWithoutAsking", automations.pauseWithoutAsking}}}};
}

void readShow(JsonReader reader, show::ShowSettings &into)
{
	if (reader.has("run")) {
		into.run.clear();
		for (JsonReader &entry : reader.objects("run", show::RunEntry::kMost)) {
			show::RunEntry &one = into.run.emplace_back();
			entry.text("sku", one.sku);
			entry.integer("minutes", one.minutes, 1, show::RunEntry::kMostMinutes);
			entry.flag("allVariants", one.allVariants);
			if (one.sku.empty()) {
				entry.refuse("sku", "≥ 1");
			}
		}
	}
	readAutomations(reader.object("automations"), into.automations);
}

} // namespace profile
