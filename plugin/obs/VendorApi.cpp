#include "obs/VendorApi.hpp"

#include "app/Clock.hpp"
#include "obs/CueData.hpp"
#include "obs/Guard.hpp"
#include "obs/ReportData.hpp"
#include "obs/ShowData.hpp"
#include "obs/StatusData.hpp"
#include "overlay/CueModel.hpp"

#include <obs-module.h>
#include <obs-websocket-api.h>

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace host {

struct VendorApi::State {
	core::Translator translate;
	// Held by every request while it runs: closing waits for those under way, microseconds each, so that none of
	// our code is still running when OBS takes the module out of memory.
	std::shared_mutex mutex; // guards what follows
	std::weak_ptr<app::Desk> desk;
	std::weak_ptr<const app::Reports> reports;
	obs_websocket_vendor vendor = nullptr;
};

namespace {

using State = VendorApi::State;

// What a request does with the desk; answers the error's sentence, or an empty message.
using Act = core::Message (*)(app::Desk &desk, obs_data_t *request, obs_data_t *response, const State &state);

core::Message getStatus(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &state)
{
	const OBSDataAutoRelease status = statusData(desk, state.translate);
	obs_data_apply(response, status);
	return {};
}

core::Message setOnAir(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	const auto set = desk.setOnAir(obs_data_get_string(request, "sku"));
	return set ? core::Message() : set.error().sentence;
}

core::Message stepOnAir(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	desk.stepOnAir(obs_data_get_int(request, "by") < 0 ? -1 : 1);
	return {};
}

core::Message acknowledgeAlert(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	desk.acknowledge(static_cast<std::uint64_t>(obs_data_get_int(request, "id")));
	return {};
}

core::Message getAlerts(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &state)
{
	const OBSDataAutoRelease told = alertsData(*desk.shelf(), state.translate);
	obs_data_apply(response, told);
	return {};
}

core::Message snoozeAlert(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	constexpr double kMostMinutes = 60;
	const auto id = static_cast<std::uint64_t>(obs_data_get_int(request, "id"));
	const auto view = desk.shelf();
	const auto alert = std::ranges::find(view->alerts, id, &alerts::Alert::id);
	if (id != 0 && (alert == view->alerts.end() || alerts::isOversold(*alert))) {
		return {"Vendor.NoAlert", {}, {}};
	}
	const double minutes = std::clamp(obs_data_get_double(request, "minutes"), 0.0, kMostMinutes);
	desk.snooze(id, core::Duration::minutes(minutes));
	return {};
}

core::Message endSnooze(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	desk.endSnooze(obs_data_get_string(request, "sku"));
	return {};
}

core::Message setBitrate(app::Desk &desk, rate::RateAct act)
{
	const auto set = desk.setBitrate(act);
	return set ? core::Message() : set.error().sentence;
}

core::Message holdBitrate(app::Desk &desk, obs_data_t *, obs_data_t *, const State &)
{
	return setBitrate(desk, rate::RateAct::Hold);
}

core::Message resumeBitrate(app::Desk &desk, obs_data_t *, obs_data_t *, const State &)
{
	return setBitrate(desk, rate::RateAct::Resume);
}

core::Message stepBitrate(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	return setBitrate(desk, obs_data_get_int(request, "by") < 0 ? rate::RateAct::StepDown : rate::RateAct::StepUp);
}

core::Message getBitrateChanges(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &state)
{
	const OBSDataArrayAutoRelease changes = changesData(desk.stream()->changes, state.translate);
	obs_data_set_array(response, "changes", changes);
	return {};
}

core::Message getRunOfShow(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &)
{
	const OBSDataAutoRelease run = runData(desk.shelf()->show.run);
	obs_data_apply(response, run);
	return {};
}

core::Message setRunOfShow(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	const auto entries = runIn(request, *desk.shelf());
	if (!entries) {
		return entries.error().sentence;
	}
	const auto set = desk.setRunOfShow(*entries);
	return set ? core::Message() : set.error().sentence;
}

core::Message restartRunOfShow(app::Desk &desk, obs_data_t *, obs_data_t *, const State &)
{
	desk.restartRunOfShow();
	return {};
}

core::Message getAutomations(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &state)
{
	const OBSDataAutoRelease automations = automationsData(desk.shelf()->show.automations, state.translate);
	obs_data_apply(response, automations);
	return {};
}

core::Message holdAutomations(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	if (!obs_data_has_user_value(request, "held")) {
		return {"Auto.Hold.Missing", {}, {}};
	}
	desk.holdAutomations(obs_data_get_bool(request, "held"));
	return {};
}

core::Message undoAutomation(app::Desk &desk, obs_data_t *request, obs_data_t *, const State &)
{
	const auto wanted = static_cast<std::uint64_t>(obs_data_get_int(request, "id"));
	const std::uint64_t act = undoableIn(desk.shelf()->show.automations, wanted);
	if (act == 0) {
		return {"Auto.Undo.Nothing", {}, {}};
	}
	desk.undoAutomation(act);
	return {};
}

core::Message getReports(app::Desk &, obs_data_t *, obs_data_t *response, const State &state)
{
	const auto keeper = state.reports.lock();
	if (!keeper) {
		return {"Vendor.Closing", {}};
	}
	const auto view = keeper->reports();
	const OBSDataArrayAutoRelease list = obs_data_array_create();
	for (const app::ReportFile &file : view->files) {
		const OBSDataAutoRelease data = reportData(file);
		obs_data_array_push_back(list, data);
	}
	obs_data_set_string(response, "folder", utf8(view->folder).c_str());
	obs_data_set_array(response, "reports", list);
	return {};
}

core::Message showHostCue(app::Desk &desk, obs_data_t *, obs_data_t *, const State &)
{
	desk.showHostCue(app::CueWish::Show);
	return {};
}

core::Message hideHostCue(app::Desk &desk, obs_data_t *, obs_data_t *, const State &)
{
	desk.showHostCue(app::CueWish::Hide);
	return {};
}

core::Message getHostCue(app::Desk &desk, obs_data_t *, obs_data_t *response, const State &state)
{
	const OBSDataAutoRelease cue = cueData(overlay::cueAsOf(desk.shelf()->cue, app::now()), state.translate);
	obs_data_set_bool(cue, "open", desk.settings().cue.open);
	obs_data_apply(response, cue);
	return {};
}

struct Request {
	const char *name;
	Act act;
};
constexpr Request kRequests[] = {
	{"GetStatus", getStatus},
	{"SetOnAir", setOnAir},
	{"StepOnAir", stepOnAir},
	{"AcknowledgeAlert", acknowledgeAlert},
	{"HoldBitrate", holdBitrate},
	{"ResumeBitrate", resumeBitrate},
	{"StepBitrate", stepBitrate},
	{"GetBitrateChanges", getBitrateChanges},
	{"GetRunOfShow", getRunOfShow},
	{"SetRunOfShow", setRunOfShow},
	{"RestartRunOfShow", restartRunOfShow},
	{"GetAutomations", getAutomations},
	{"HoldAutomations", holdAutomations},
	{"UndoAutomation", undoAutomation},
	{"GetReports", getReports},
	{"ShowHostCue", showHostCue},
	{"HideHostCue", hideHostCue},
	{"GetHostCue", getHostCue},
	{"GetAlerts", getAlerts},
	{"SnoozeAlert", snoozeAlert},
	{"EndSnooze", endSnooze},
};

// obs-websocket hands back a raw pointer on its own threads, for as long as it lives. This block is never freed while
// the module is loaded, and reaches the desk only through a weak reference.
struct Binding {
	Act act = nullptr;
	std::shared_ptr<State> state;
};
Binding bindings[std::size(kRequests)];

void onRequest(obs_data_t *request, obs_data_t *response, void *data)
{
	guarded("obs-websocket request", [&] {
		const auto &binding = *static_cast<const Binding *>(data);
		const std::shared_lock guard(binding.state->mutex);
		const std::shared_ptr<app::Desk> desk = binding.state->desk.lock();
		core::Message error{"Vendor.Closing", {}};
		if (desk) {
			error = binding.act(*desk, request, response, *binding.state);
		}
		if (!error.empty()) {
			obs_data_set_string(response, "error", core::render(error, binding.state->translate).c_str());
		}
	});
}

void emit(State &state, const char *event, obs_data_t *data)
{
	obs_websocket_vendor vendor = nullptr;
	{
		const std::shared_lock guard(state.mutex);
		vendor = state.vendor;
	}
	if (vendor) {
		obs_websocket_vendor_emit_event(vendor, event, data);
	}
}

} // namespace

VendorApi::VendorApi(core::Translator translate) : state_(std::make_shared<State>())
{
	state_->translate = std::move(translate);
}

void VendorApi::open(std::weak_ptr<app::Desk> desk, std::weak_ptr<const app::Reports> reports)
{
	obs_websocket_vendor vendor = obs_websocket_register_vendor("liveshelf");
	if (!vendor) {
		return;
	}
	{
		const std::unique_lock guard(state_->mutex);
		state_->desk = std::move(desk);
		state_->reports = std::move(reports);
		state_->vendor = vendor;
	}
	for (std::size_t i = 0; i < std::size(kRequests); ++i) {
		bindings[i] = {kRequests[i].act, state_};
		obs_websocket_vendor_register_request(vendor, kRequests[i].name, onRequest, &bindings[i]);
	}
}

void VendorApi::close()
{
	obs_websocket_vendor vendor = nullptr;
	{
		const std::unique_lock guard(state_->mutex);
		vendor = std::exchange(state_->vendor, nullptr);
		state_->desk.reset();
	}
	if (vendor) {
		for (const Request &request : kRequests) {
			obs_websocket_vendor_unregister_request(vendor, request.name);
		}
	}
}

std::function<void(const app::ReportFile &)> VendorApi::reportListener() const
{
	return [state = state_](const app::ReportFile &file) {
		const OBSDataAutoRelease data = reportData(file);
		emit(*state, "ReportMade", data);
	};
}

void VendorApi::onAlert(const alerts::AlertChange &change)
{
	const OBSDataAutoRelease data = alertData(change.alert, state_->translate);
	emit(*state_, change.raised ? "AlertRaised" : "AlertCleared", data);
}

void VendorApi::onAir(const std::string &sku)
{
	const OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "sku", sku.c_str());
	emit(*state_, "OnAirChanged", data);
}

void VendorApi::onAutomation(const show::AutomationAct &act)
{
	const OBSDataAutoRelease data = automationData(act, state_->translate);
	emit(*state_, "AutomationChanged", data);
}

void VendorApi::onBitrate(const std::string &output, const rate::RateMove &move)
{
	const OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "output", output.c_str());
	obs_data_set_int(data, "fromKbps", move.from.kbps());
	obs_data_set_int(data, "toKbps", move.to.kbps());
	obs_data_set_string(data, "reason", core::render(move.reason, state_->translate).c_str());
	obs_data_set_bool(data, "byPerson", move.byPerson);
	emit(*state_, "BitrateChanged", data);
}

void VendorApi::onFloor(const core::Message &sentence)
{
	const OBSDataAutoRelease data = obs_data_create();
	if (!sentence.empty()) {
		obs_data_set_string(data, "sentence", core::render(sentence, state_->translate).c_str());
	}
	emit(*state_, sentence.empty() ? "FloorLeft" : "FloorReached", data);
}

void VendorApi::onVerdict(const std::string &output, const health::HealthReport &report)
{
	const OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "output", output.c_str());
	obs_data_set_string(data, "verdict", verdictName(report.verdict));
	obs_data_set_string(data, "sentence", core::render(report.sentence, state_->translate).c_str());
	emit(*state_, "VerdictChanged", data);
}

} // namespace host
