#pragma once

#include "app/ShopActs.hpp"
#include "ui/StatusLook.hpp"

#include <set>
#include <vector>

namespace ui {

// Which acts of the shops a person has taken note of.

Look lookOf(app::ShopActEntry::State state);

// The act to be seen now: a failure that was not seen, the oldest first; else the newest act that was not. Null: all
// were seen. `acts` newest first.
const app::ShopActEntry *actToSee(const std::vector<app::ShopActEntry> &acts, const std::set<std::uint64_t> &seen);

// Failures that were not seen, beside the one that is shown.
int otherFailures(const std::vector<app::ShopActEntry> &acts, const std::set<std::uint64_t> &seen, std::uint64_t shown);

} // namespace ui
