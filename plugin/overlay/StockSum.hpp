#pragma once

#include "core/Instant.hpp"
#include "overlay/ShelfFacts.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace overlay {

// How the units of a counter stand, as in `show:NAME`. The words differ, not only the looks.
struct StockState {
	std::string_view name;
	std::string_view wordKey; // empty: the shop says nothing that could be put into a word

	bool operator==(const StockState &) const = default;
};

inline constexpr StockState kStale = {"stale", "Counter.State.Stale"};
inline constexpr StockState kUntracked = {"untracked", ""};
inline constexpr StockState kSoldOut = {"sold-out", "Counter.State.SoldOut"};
inline constexpr StockState kHot = {"hot", "Counter.State.Hot"};
inline constexpr StockState kLow = {"low", "Counter.State.Low"};
inline constexpr StockState kOk = {"ok", "Counter.State.Ok"};

// One SKU, or several that are shown as one.
struct StockSum {
	std::optional<std::int64_t> available; // absent: no number may be shown
	StockState state = kUntracked;
	std::int64_t opening = 0;
	std::int64_t sold = 0;
	core::Instant validUntil = core::Instant::never();
};

// Of several, those that are paused or not listed any more do not count, as long as another one does.
std::vector<const SkuFacts *> countedOf(std::vector<const SkuFacts *> rows);

// Of those that count. Pure. `rows` is not empty.
StockSum sumOf(const std::vector<const SkuFacts *> &rows, core::Instant now);

} // namespace overlay
