#pragma once

#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/ShelfFacts.hpp"

namespace overlay {

// Decides what a counter says now. The only way by which a number gets before viewers: it is the ledger's, as it is,
// and only while it is fresh. Pure; `translate` answers in the viewers' language.
//
// A SKU the shelf does not know, or nothing on air, shows nothing. A number that was confirmed too long ago, or whose
// SKU the shop no longer names, is hidden or replaced by words, as the settings say. An untracked SKU has no number,
// nor has one that goes on selling at nothing left. A row with an invented part is marked as rehearsal.
[[nodiscard]] CounterView makeCounterView(const CounterSettings &settings, const ShelfFacts &facts, core::Instant now,
					  const core::Translator &translate);

} // namespace overlay
