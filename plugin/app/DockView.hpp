#pragma once

#include "alerts/Alert.hpp"
#include "alerts/SkuStatus.hpp"
#include "alerts/Snoozes.hpp"
#include "app/Ports.hpp"
#include "app/RateChanges.hpp"
#include "app/ShopActs.hpp"
#include "app/ShopView.hpp"
#include "app/ShowView.hpp"
#include "core/BitRate.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "health/HealthReport.hpp"
#include "overlay/CueView.hpp"
#include "stock/StockSnapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

// One column of the two-minute graph.
struct GraphPoint {
	core::Instant at;
	core::BitRate target;                  // what the encoder was set to
	core::BitRate delivered;               // what got through
	core::Duration queue;                  // how far the sender was behind
	std::optional<core::BitRate> capacity; // what the link carries; absent while it was not the limit
};

// What a person decided about the bitrate, and what they may do now.
struct PersonView {
	bool inCharge = false; // LiveShelf controls the bitrate, so it can be held and stepped
	std::optional<core::WallTime> heldSince;
	core::BitRate ceiling; // the show's own; the user's value unless stepped down
	bool canStepUp = false;
	bool canStepDown = false;

	bool isHeld() const { return heldSince.has_value(); }
};

// An output that streams beside the one the dock shows.
struct OtherOutput {
	std::string name; // as its owner named it
	health::HealthReport health;
	EncoderState encoder;
};

// The dock's top half: OBS's own output, or another one while only others stream. Published by the stream loop.
struct StreamView {
	core::Instant at;
	std::string output; // its name; empty: OBS's own
	health::HealthReport health;
	EncoderState encoder;
	core::Message sentence; // how the stream is, in one sentence
	core::Message control;  // what the bitrate control does now and why, or why it cannot
	bool obsDrives = false; // OBS's own dynamic bitrate is on: offer the switch
	std::vector<OtherOutput> others;
	PersonView person;
	RateChanges::List changes;     // newest first; null before the first sample
	core::Message floor;           // what helps now that softening does not; empty: it does
	core::Message shared;          // who else gets the softened picture; empty: nobody
	std::size_t hiddenSources = 0; // because the machine is overloaded
	core::Message load;            // the same in words; empty: none is hidden
	core::Message sees;            // what the control can see of the link
	std::vector<GraphPoint> graph; // oldest first, at most two minutes, four points a second
};

// One line of the stock table, ready to show.
struct StockRow {
	std::string sku;
	std::string title;                     // with the variant
	std::optional<std::int64_t> available; // as in the ledger; absent when the shop does not track it
	double pacePerMinute = 0;
	core::Duration sellsOutInTime = core::Duration::infinity();
	std::string left;       // "12", "–" when unknown
	std::string pace;       // units a minute, "0", "3.5"
	std::string sellsOutIn; // "4:10", "–"
	alerts::SkuStatus status = alerts::SkuStatus::Ok;
	bool stale = false;               // the number is older than the limit
	core::Message age;                // how old the number is
	std::vector<core::Message> notes; // about the forecast: what it rests on, what was missed
	bool onAir = false;
	bool rehearsal = false;                       // a part of the number is invented
	std::shared_ptr<const stock::SkuState> stock; // with the parts that the row is the sum of; never changes

	bool operator==(const StockRow &) const = default;
};

// The dock's lower half. Published by the shop loop.
struct ShelfView {
	core::Instant at;
	bool rehearsal = false;  // a row is of a rehearsal
	bool realBeside = false; // … and another is not
	core::Message feed;      // how the shop's feed is; empty when all is well
	std::vector<StockRow> rows;
	std::vector<alerts::Alert> alerts;   // newest first; acknowledged and snoozed ones too
	std::vector<alerts::Snooze> snoozes; // which ends first stands first
	std::string onAir;                   // SKU, empty when none
	overlay::CueView cue;                // what the host sees; look at it with `overlay::cueAsOf`
	std::vector<ShopView> shops;         // in the person's order
	std::vector<ShopActEntry> acts;      // at the shops, newest first
	ProbeView probe;
	ShowView show;
	core::Message pushTrouble; // why pushed messages cannot be received; empty: they can, or are not wanted
	core::Message notice;      // something about settings or files that the person must know; empty: nothing
};

} // namespace app
