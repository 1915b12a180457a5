#include "obs/ShowData.hpp"

#include "show/RunText.hpp"

#include <algorithm>
#include <format>
#include <set>
#include <string>

namespace host {

namespace {

using State = show::AutomationAct::State;

const char *nameOf(show::RunState state)
{
	switch (state) {
	case show::RunState::Ready:
		return "ready";
	case show::RunState::SoldOut:
		return "soldOut";
	case show::RunState::Paused:
		return "paused";
	case show::RunState::Missing:
		break;
	}
	return "missing";
}

const char *nameOf(show::AutomationKind kind)
{
	switch (kind) {
	case show::AutomationKind::NextProduct:
		return "nextProduct";
	case show::AutomationKind::Scene:
		return "scene";
	case show::AutomationKind::Source:
		return "source";
	case show::AutomationKind::Pause:
		break;
	}
	return "pause";
}

const char *nameOf(State state)
{
	switch (state) {
	case State::UnderWay:
		return "underWay";
	case State::Asking:
		return "asking";
	case State::Done:
		return "done";
	case State::TakenBack:
		return "takenBack";
	case State::Over:
		return "over";
	case State::NotDone:
		break;
	}
	return "notDone";
}

OBSDataAutoRelease lineData(const show::RunLine &line)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "sku", line.entry.sku.c_str());
	obs_data_set_int(data, "minutes", line.entry.minutes);
	obs_data_set_bool(data, "allVariants", line.entry.allVariants);
	obs_data_set_string(data, "title", line.title.c_str());
	obs_data_set_string(data, "state", nameOf(line.state));
	obs_data_set_double(data, "spentS", line.spent.seconds());
	if (line.left) {
		obs_data_set_int(data, "left", *line.left);
	}
	return data;
}

// The same checks as of a pasted text, and the same sentences: an entry is a line.
std::string textOf(obs_data_array_t *entries)
{
	std::vector<show::RunEntry> listed;
	for (std::size_t at = 0; at < obs_data_array_count(entries); ++at) {
		const OBSDataAutoRelease entry = obs_data_array_item(entries, at);
		show::RunEntry &one = listed.emplace_back(obs_data_get_string(entry, "sku"));
		if (obs_data_has_user_value(entry, "minutes")) {
			one.minutes = obs_data_get_int(entry, "minutes");
		}
		one.allVariants = obs_data_get_bool(entry, "allVariants");
	}
	return show::writeRunText(listed);
}

} // namespace

OBSDataAutoRelease runData(const show::RunView &run)
{
	OBSDataAutoRelease data = obs_data_create();
	const OBSDataArrayAutoRelease entries = obs_data_array_create();
	for (const show::RunLine &line : run.lines) {
		const OBSDataAutoRelease one = lineData(line);
		obs_data_array_push_back(entries, one);
	}
	obs_data_set_array(data, "entries", entries);
	if (run.place) {
		obs_data_set_int(data, "place", static_cast<long long>(*run.place));
	}
	obs_data_set_bool(data, "onAir", run.onAir);
	obs_data_set_int(data, "round", run.round);
	if (run.behind) {
		obs_data_set_double(data, "behindS", run.behind->seconds());
	}
	if (run.next) {
		const OBSDataAutoRelease next = obs_data_create();
		obs_data_set_string(next, "sku", run.next->sku.c_str());
		obs_data_set_string(next, "title", run.next->title.c_str());
		obs_data_set_obj(data, "next", next);
	}
	return data;
}

core::Expected<std::vector<show::RunEntry>> runIn(obs_data_t *request, const app::ShelfView &shelf)
{
	const OBSDataArrayAutoRelease entries = obs_data_get_array(request, "entries");
	if (!entries && !obs_data_has_user_value(request, "text")) {
		return core::fail({"Run.Vendor.Nothing", {}, {}});
	}
	std::set<std::string> known;
	std::ranges::transform(shelf.rows, std::inserter(known, known.end()), &app::StockRow::sku);
	const std::string text = entries ? textOf(entries) : obs_data_get_string(request, "text");
	auto read = show::readRunText(text, [&](const std::string &sku) { return known.contains(sku); });
	if (!read.problems.empty()) {
		return std::unexpected(core::Error{std::move(read.problems.front()), {}});
	}
	return std::move(read.entries);
}

OBSDataAutoRelease automationData(const show::AutomationAct &act, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_int(data, "id", static_cast<long long>(act.id));
	obs_data_set_string(data, "at", std::format("{:%FT%T}Z", act.at).c_str());
	obs_data_set_string(data, "kind", nameOf(act.kind));
	obs_data_set_string(data, "state", nameOf(act.state));
	obs_data_set_string(data, "sentence", core::render(act.sentence, translate).c_str());
	obs_data_set_string(data, "why", act.why.empty() ? "" : core::render(act.why, translate).c_str());
	obs_data_set_bool(data, "rehearsal", act.rehearsal);
	obs_data_set_bool(data, "canUndo", act.canUndo);
	return data;
}

OBSDataAutoRelease automationsData(const show::AutomationsView &automations, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_bool(data, "on", automations.anyOn);
	obs_data_set_bool(data, "held", automations.held);
	const OBSDataArrayAutoRelease acts = obs_data_array_create();
	for (const show::AutomationAct &act : automations.acts) {
		const OBSDataAutoRelease one = automationData(act, translate);
		obs_data_array_push_back(acts, one);
	}
	obs_data_set_array(data, "acts", acts);
	return data;
}

std::uint64_t undoableIn(const show::AutomationsView &automations, std::uint64_t wanted)
{
	const auto found = std::ranges::find_if(automations.acts, [&](const show::AutomationAct &act) {
		return act.canUndo && (wanted == 0 || act.id == wanted);
	});
	return found == automations.acts.end() ? 0 : found->id;
}

} // namespace host
