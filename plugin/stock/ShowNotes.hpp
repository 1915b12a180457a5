#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"
#include "core/WallTime.hpp"
#include "stock/JournalEvent.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The events that a show's report is made from, as what they mean. `eventOf` writes them, the functions of their names
// read them back: nothing, when the event is of another kind or says what no writer says. The numbers behind the enums
// are in files and never change.
namespace stock {

// Viewers see no moving picture from `heard` on, or see one again.
struct StallNote {
	bool begun = true;
	bool operator==(const StallNote &) const = default;
};

// One time on air of a SKU; heard when it ended.
struct PitchNote {
	std::string sku;
	core::WallTime began;
	core::Duration length;
	std::int64_t orders = 0;
	std::int64_t units = 0;
	std::optional<core::Duration> goneAfter; // it sold out then
	std::vector<std::int64_t> ordersBy;      // orders placed until certain times of it; empty: not known
	bool operator==(const PitchNote &) const = default;
};

struct AlertNote {
	enum class What : std::int64_t { Raised, Cleared, Acknowledged };
	enum class Level : std::int64_t { Watch, Soon, Now, SoldOut, Oversold, Stale };
	std::string sku;
	What what = What::Raised;
	std::uint64_t id = 0; // grows within one run of OBS
	Level level = Level::Watch;
	bool loud = false;    // it flashed or sounded
	std::string sentence; // its key, and what was said, as JSON
	bool operator==(const AlertNote &) const = default;
};

// How one output streams.
struct StreamNote {
	enum class What : std::int64_t { Stopped, Started, Sample };
	std::string output; // its name; empty: OBS's own
	What what = What::Sample;
	core::BitRate set;        // what the encoder is set to
	core::BitRate delivered;  // what got through
	core::Duration queue;     // how far the sender is behind
	std::int64_t frames = 0;  // since the stream began
	std::int64_t dropped = 0; // of them, because of the network
	bool operator==(const StreamNote &) const = default;
};

JournalEvent eventOf(const StallNote &note, Heard heard);
JournalEvent eventOf(const PitchNote &note, Heard heard);
JournalEvent eventOf(const AlertNote &note, Heard heard);
JournalEvent eventOf(const StreamNote &note, Heard heard);

std::optional<StallNote> stallNote(const JournalEvent &event);
std::optional<PitchNote> pitchNote(const JournalEvent &event);
std::optional<AlertNote> alertNote(const JournalEvent &event);
std::optional<StreamNote> streamNote(const JournalEvent &event);

} // namespace stock
