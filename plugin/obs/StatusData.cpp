#include "obs/StatusData.hpp"

#include "Version.hpp"

#include <format>
#include <string>

namespace host {

namespace {

const char *statusName(alerts::SkuStatus status)
{
	switch (status) {
	case alerts::SkuStatus::Untracked:
		return "untracked";
	case alerts::SkuStatus::Ok:
		return "ok";
	case alerts::SkuStatus::Low:
		return "low";
	case alerts::SkuStatus::Hot:
		return "hot";
	case alerts::SkuStatus::SoldOut:
		return "soldOut";
	}
	return "ok";
}

const char *levelName(alerts::AlertLevel level)
{
	switch (level) {
	case alerts::AlertLevel::Watch:
		return "watch";
	case alerts::AlertLevel::Soon:
		return "soon";
	case alerts::AlertLevel::Now:
		return "now";
	case alerts::AlertLevel::SoldOut:
		return "soldOut";
	case alerts::AlertLevel::Oversold:
		return "oversold";
	case alerts::AlertLevel::Stale:
		return "stale";
	}
	return "watch";
}

const char *controlName(app::EncoderControl control)
{
	switch (control) {
	case app::EncoderControl::Ready:
		return "ready";
	case app::EncoderControl::NoStream:
		return "noStream";
	case app::EncoderControl::NoEncoder:
		return "noEncoder";
	case app::EncoderControl::NotAdjustable:
		return "notAdjustable";
	case app::EncoderControl::NotRateBased:
		return "notRateBased";
	case app::EncoderControl::ObsDrives:
		return "obsDrives";
	case app::EncoderControl::Delayed:
		return "delayed";
	case app::EncoderControl::Stopped:
		return "encoderStopped";
	}
	return "noStream";
}

void setText(obs_data_t *data, const char *name, const core::Message &message, const core::Translator &translate)
{
	obs_data_set_string(data, name, message.empty() ? "" : core::render(message, translate).c_str());
}

std::string utc(core::WallTime time)
{
	return std::format("{:%FT%T}Z", time);
}

OBSDataAutoRelease changeData(const app::RateChange &change, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "output", change.output.c_str());
	obs_data_set_string(data, "since", utc(change.since).c_str());
	obs_data_set_string(data, "at", utc(change.at).c_str());
	obs_data_set_int(data, "fromKbps", change.from.kbps());
	obs_data_set_int(data, "toKbps", change.to.kbps());
	setText(data, "reason", change.reason, translate);
	obs_data_set_bool(data, "byPerson", change.byPerson);
	return data;
}

OBSDataAutoRelease outputData(const std::string &name, const health::HealthReport &health,
			      const app::EncoderState &encoder, bool enabled, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "output", name.c_str());
	obs_data_set_string(data, "verdict", verdictName(health.verdict));
	setText(data, "sentence", health.sentence, translate);
	obs_data_set_int(data, "bitrateKbps", encoder.current.kbps());
	obs_data_set_int(data, "ceilingKbps", encoder.configured.kbps());
	obs_data_set_int(data, "deliveredKbps", health.delivered.kbps());
	obs_data_set_int(data, "queueMs", health.queue.isFinite() ? health.queue.ms() : -1);
	obs_data_set_string(data, "control", enabled ? controlName(encoder.control) : "off");
	obs_data_set_bool(data, "socketKnown", health.socketKnown);
	obs_data_set_bool(data, "packetsKnown", health.packetsKnown);
	return data;
}

OBSDataAutoRelease streamData(const app::StreamView &view, bool enabled, const core::Translator &translate)
{
	OBSDataAutoRelease data = outputData(view.output, view.health, view.encoder, enabled, translate);
	setText(data, "sentence", view.sentence, translate);
	setText(data, "controlSentence", view.control, translate);
	setText(data, "signalsSentence", view.sees, translate);
	if (view.health.capacity) {
		obs_data_set_int(data, "capacityKbps", view.health.capacity->kbps());
	}
	obs_data_set_int(data, "personalCeilingKbps", view.person.ceiling.kbps());
	obs_data_set_bool(data, "held", view.person.isHeld());
	if (view.person.heldSince) {
		obs_data_set_string(data, "heldSince", utc(*view.person.heldSince).c_str());
	}
	setText(data, "floorSentence", view.floor, translate);
	setText(data, "sharedSentence", view.shared, translate);
	setText(data, "loadSentence", view.load, translate);
	obs_data_set_int(data, "hiddenSources", static_cast<long long>(view.hiddenSources));
	const OBSDataArrayAutoRelease others = obs_data_array_create();
	for (const app::OtherOutput &other : view.others) {
		obs_data_array_push_back(others,
					 outputData(other.name, other.health, other.encoder, enabled, translate));
	}
	obs_data_set_array(data, "others", others);
	return data;
}

OBSDataAutoRelease rowData(const app::StockRow &row)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "sku", row.sku.c_str());
	obs_data_set_string(data, "title", row.title.c_str());
	if (row.available) {
		obs_data_set_int(data, "available", *row.available);
	}
	obs_data_set_string(data, "status", statusName(row.status));
	obs_data_set_bool(data, "stale", row.stale);
	obs_data_set_double(data, "pacePerMinute", row.pacePerMinute);
	if (row.sellsOutInTime.isFinite()) {
		obs_data_set_double(data, "sellsOutInS", row.sellsOutInTime.seconds());
	}
	obs_data_set_bool(data, "onAir", row.onAir);
	obs_data_set_bool(data, "rehearsal", row.rehearsal);
	return data;
}

OBSDataAutoRelease shelfData(const app::ShelfView &view, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_bool(data, "rehearsal", view.rehearsal);
	obs_data_set_string(data, "onAir", view.onAir.c_str());
	setText(data, "feed", view.feed, translate);
	setText(data, "notice", view.notice, translate);
	OBSDataArrayAutoRelease skus = obs_data_array_create();
	for (const app::StockRow &row : view.rows) {
		obs_data_array_push_back(skus, rowData(row));
	}
	obs_data_set_array(data, "skus", skus);
	const OBSDataAutoRelease told = alertsData(view, translate);
	obs_data_apply(data, told);
	return data;
}

} // namespace

const char *verdictName(health::Verdict verdict)
{
	switch (verdict) {
	case health::Verdict::Idle:
		return "idle";
	case health::Verdict::Good:
		return "good";
	case health::Verdict::NetworkWeak:
		return "networkWeak";
	case health::Verdict::NetworkDown:
		return "networkDown";
	case health::Verdict::EncoderBusy:
		return "encoderBusy";
	case health::Verdict::EncoderStopped:
		return "encoderStopped";
	case health::Verdict::RendererBusy:
		return "rendererBusy";
	}
	return "idle";
}

OBSDataArrayAutoRelease changesData(const app::RateChanges::List &changes, const core::Translator &translate)
{
	OBSDataArrayAutoRelease array = obs_data_array_create();
	if (changes) {
		for (const app::RateChange &change : *changes) {
			obs_data_array_push_back(array, changeData(change, translate));
		}
	}
	return array;
}

OBSDataAutoRelease alertsData(const app::ShelfView &view, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	const OBSDataArrayAutoRelease alerts = obs_data_array_create();
	for (const alerts::Alert &alert : view.alerts) {
		obs_data_array_push_back(alerts, alertData(alert, translate));
	}
	obs_data_set_array(data, "alerts", alerts);
	const OBSDataArrayAutoRelease snoozes = obs_data_array_create();
	for (const alerts::Snooze &snooze : view.snoozes) {
		const OBSDataAutoRelease one = obs_data_create();
		obs_data_set_string(one, "sku", snooze.sku.c_str());
		obs_data_set_double(one, "secondsLeft", (snooze.until - view.at).seconds());
		obs_data_array_push_back(snoozes, one);
	}
	obs_data_set_array(data, "snoozes", snoozes);
	return data;
}

OBSDataAutoRelease alertData(const alerts::Alert &alert, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_int(data, "id", static_cast<long long>(alert.id));
	obs_data_set_string(data, "sku", alert.sku.c_str());
	obs_data_set_string(data, "level", levelName(alert.level));
	obs_data_set_bool(data, "loud", alert.loud);
	setText(data, "sentence", alert.sentence, translate);
	setText(data, "details", alert.details, translate);
	obs_data_set_bool(data, "acknowledged", alert.acknowledged);
	obs_data_set_bool(data, "snoozed", alert.snoozed);
	obs_data_set_bool(data, "rehearsal", alert.rehearsal);
	return data;
}

OBSDataAutoRelease statusData(const app::Desk &desk, const core::Translator &translate)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "version", LIVESHELF_VERSION);
	const OBSDataAutoRelease stream = streamData(*desk.stream(), desk.settings().rate.enabled, translate);
	obs_data_set_obj(data, "stream", stream);
	const OBSDataAutoRelease shelf = shelfData(*desk.shelf(), translate);
	obs_data_set_obj(data, "shelf", shelf);
	return data;
}

} // namespace host
