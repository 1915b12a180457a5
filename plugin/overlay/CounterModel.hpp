#pragma once

#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "overlay/CounterSettings.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/ShelfFacts.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace overlay {

// How many rows a template has for each list, by the list's name; other lists need not be made.
using ListRooms = std::map<std::string, std::size_t>;

// More sizes of one product than this are not read on a screen.
inline constexpr std::size_t kMostRows = 24;

// Decides what a counter says now. The only way by which a number gets before viewers: it is the ledger's, as it is or
// capped upwards, and only while it is fresh. Pure; `translate` answers in the viewers' language.
//
// A SKU the shelf does not know, or nothing on air, shows nothing but the lists. A number that was confirmed too long
// ago, or whose SKU the shop no longer names, is hidden or replaced by words, as the settings say; of a list its row.
// Of a list no more
// is said than the template has rows for; `more` is how many found none. An untracked SKU has no number, nor has one
// that goes on selling at nothing left. A product's number is the sum of its variants that are for sale, and as good as
// the worst of them. A counter with an invented part is marked as rehearsal.
[[nodiscard]] CounterView makeCounterView(const CounterSettings &settings, const ListRooms &rooms,
					  const ShelfFacts &facts, core::Instant now,
					  const core::Translator &translate);

} // namespace overlay
