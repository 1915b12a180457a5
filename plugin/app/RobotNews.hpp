#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/DockView.hpp"
#include "channels/AlertNote.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <string>

namespace app {

// An alert as robots are told of it, in no language yet.
struct RobotNews {
	std::uint64_t alertId = 0;
	bool raised = true; // false: it is over
	channels::NoteLevel level = channels::NoteLevel::Soon;
	bool loud = true; // of those that are about to sell out, one that may disturb; others always do
	std::string sku;
	core::Message sentence;
	bool rehearsal = false; // of invented numbers
	core::WallTime at;
};

// `shelf` holds the row that the alert is about, and whether its numbers are invented.
RobotNews newsOf(const alerts::AlertChange &change, const ShelfView &shelf, core::WallTime now);

} // namespace app
