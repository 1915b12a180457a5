#pragma once

#include "core/WallTime.hpp"

#include <cstdint>
#include <string>

namespace channels {

// How urgent an alert is, in the alerts' order. Not their own type: a robot needs no more of them than this.
enum class NoteLevel { Watch, Soon, Now, SoldOut, Oversold, Stale };

// As it stands in the profile and in the plain JSON; "soldOut".
const char *nameOf(NoteLevel level);

// One alert on its way to one robot, in the language that the robot's group reads.
struct AlertNote {
	std::uint64_t alertId = 0; // of this session
	NoteLevel level = NoteLevel::Soon;
	std::string sku;        // a newer note about the same one takes its place while it waits; empty: a test
	std::string text;       // the whole sentence; a rehearsal's begins by saying so
	std::string language;   // "zh-CN"
	bool rehearsal = false; // of invented numbers
	core::WallTime raisedAt;

	bool operator==(const AlertNote &) const = default;
};

} // namespace channels
