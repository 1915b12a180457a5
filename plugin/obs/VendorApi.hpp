#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/Desk.hpp"
#include "app/Reports.hpp"
#include "core/Message.hpp"
#include "health/HealthReport.hpp"
#include "rate/RateMove.hpp"
#include "show/AutomationAct.hpp"

#include <functional>
#include <memory>
#include <string>

namespace host {

// The product for Stream Decks, companions and scripts: requests and events of the obs-websocket vendor "liveshelf".
//
// Requests: GetStatus {} → {version, stream, shelf}; SetOnAir {sku}; StepOnAir {by: 1 | -1}; AcknowledgeAlert {id}
// (no id: the newest that is told); SnoozeAlert {id, minutes} (no id: the newest; no minutes: as set; one of
// overselling cannot be snoozed); EndSnooze {sku}; GetAlerts {} → {alerts: [as in AlertRaised], snoozes: [{sku,
// secondsLeft}]}, newest first; HoldBitrate {}, ResumeBitrate {} and StepBitrate {by: 1 | -1}, for the rest of the
// stream; GetBitrateChanges {} → {changes: [{output, since, at, fromKbps, toKbps, reason, byPerson}]}, newest first,
// times in UTC as in 2026-03-01T20:15:30.250Z. GetRunOfShow {} → {entries: [{sku, minutes, allVariants, title, state,
// spentS, left}], place, onAir, round, behindS, next: {sku, title}}, without what is not known; SetRunOfShow {text:
// lines of "SKU, minutes"} or {entries: [{sku, minutes, allVariants}]}; RestartRunOfShow {}. GetAutomations {} → {on,
// held, acts:
// [{id, at, kind, state, sentence, why, rehearsal, canUndo}]}, newest first; HoldAutomations {held: bool};
// UndoAutomation {id} (no id: the newest that can be undone). ShowHostCue {} and HideHostCue {}, done soon after;
// GetHostCue {} → {open, …}, what the host sees, open or not (fields: obs/CueData.hpp). One that fails answers {error:
// sentence}. Events: AlertRaised and AlertCleared {id, sku, level: watch | soon | now | soldOut | oversold | stale,
// loud, sentence, details, acknowledged, snoozed, rehearsal}. A worse level clears the SKU's alert and raises a new
// one; one that gets better stays, and GetAlerts has its present level and sentence. Only loud ones may flash and
// sound: at most two in ten minutes. A snoozed one is raised for the record and not to be told; when the snooze is over
// it is cleared and raised again. AutomationChanged {as in GetAutomations} when an automatic act begins and whenever
// its state changes. OnAirChanged {sku}; BitrateChanged {output, fromKbps, toKbps, reason, byPerson}, but for the
// single steps of a climb; VerdictChanged {output, verdict, sentence}; FloorReached {sentence} when the bitrate stands
// at its floor and a person must help, FloorLeft {}. `output` is the name of the streaming output, empty for OBS's own;
// status.stream.others has those that stream beside the one it is about, status.stream.hiddenSources how many sources
// are hidden because of the load.
//
// GetReports {} → {folder, reports: [{started, html, csv, json, rehearsal, streamed}]}, newest first, files with their
// whole path; ReportMade {the same of one report} when the report of a stream that is over is there.
//
// Works without obs-websocket: then nobody asks and events go nowhere. Requests run on obs-websocket's threads, events
// may be emitted from any thread but the graphics thread.
class VendorApi {
public:
	explicit VendorApi(core::Translator translate);

	// From `obs_module_post_load` only, when obs-websocket is there.
	void open(std::weak_ptr<app::Desk> desk, std::weak_ptr<const app::Reports> reports);
	// Waits for the requests under way; later ones find no desk, and events are dropped.
	void close();

	// Tells ReportMade; may be called after this object is gone.
	std::function<void(const app::ReportFile &)> reportListener() const;
	void onAlert(const alerts::AlertChange &change);
	void onAir(const std::string &sku);
	void onAutomation(const show::AutomationAct &act);
	void onBitrate(const std::string &output, const rate::RateMove &move);
	// An empty sentence: it is over.
	void onFloor(const core::Message &sentence);
	void onVerdict(const std::string &output, const health::HealthReport &report);

	// Shared with the callbacks, which obs-websocket may still be running after `close`.
	struct State;

private:
	std::shared_ptr<State> state_;
};

} // namespace host
