#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/Desk.hpp"
#include "core/Message.hpp"
#include "health/HealthReport.hpp"
#include "rate/RateMove.hpp"

#include <memory>
#include <string>

namespace host {

// The product for Stream Decks, companions and scripts: requests and events of the obs-websocket vendor "liveshelf".
//
// Requests: GetStatus {} → {version, stream, shelf}; SetOnAir {sku}; StepOnAir {by: 1 | -1}; AcknowledgeAlert {id}
// (no id: the newest); HoldBitrate {}, ResumeBitrate {} and StepBitrate {by: 1 | -1}, for the rest of the stream;
// GetBitrateChanges {} → {changes: [{output, since, at, fromKbps, toKbps, reason, byPerson}]}, newest first, times in
// UTC as in 2026-03-01T20:15:30.250Z. One that fails answers {error: sentence}.
// Events: AlertRaised and AlertCleared {id, sku, kind, status, sentence, acknowledged}; OnAirChanged {sku};
// BitrateChanged {output, fromKbps, toKbps, reason, byPerson}, but for the single steps of a climb; VerdictChanged
// {output, verdict, sentence}; FloorReached {sentence} when the bitrate stands at its floor and a person must help,
// FloorLeft {}. `output` is the name of the streaming output, empty for OBS's own; status.stream.others has those that
// stream beside the one it is about, status.stream.hiddenSources how many sources are hidden because of the load.
//
// Works without obs-websocket: then nobody asks and events go nowhere. Requests run on obs-websocket's threads, events
// may be emitted from any thread but the graphics thread.
class VendorApi {
public:
	explicit VendorApi(core::Translator translate);

	// From `obs_module_post_load` only, when obs-websocket is there.
	void open(std::weak_ptr<app::Desk> desk);
	// Waits for the requests under way; later ones find no desk, and events are dropped.
	void close();

	void onAlert(const alerts::AlertChange &change);
	void onAir(const std::string &sku);
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
