#include "obs/VendorApi.hpp"

#include "obs/Guard.hpp"
#include "obs/StatusData.hpp"

#include <obs-module.h>
#include <obs-websocket-api.h>

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

struct Request {
	const char *name;
	Act act;
};
constexpr Request kRequests[] = {
	{"GetStatus", getStatus},     {"SetOnAir", setOnAir},
	{"StepOnAir", stepOnAir},     {"AcknowledgeAlert", acknowledgeAlert},
	{"HoldBitrate", holdBitrate}, {"ResumeBitrate", resumeBitrate},
	{"StepBitrate", stepBitrate}, {"GetBitrateChanges", getBitrateChanges},
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

void VendorApi::open(std::weak_ptr<app::Desk> desk)
{
	obs_websocket_vendor vendor = obs_websocket_register_vendor("liveshelf");
	if (!vendor) {
		return;
	}
	{
		const std::unique_lock guard(state_->mutex);
		state_->desk = std::move(desk);
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
