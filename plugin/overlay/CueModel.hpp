#pragma once

#include "alerts/Alert.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"
#include "overlay/CueView.hpp"
#include "overlay/ShelfFacts.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace overlay {

// Beside the shelf: what the host cue is made of.
struct CueFacts {
	forecast::SellOutRange sellsOut;   // of the SKU on air
	std::vector<alerts::Alert> alerts; // all there are
	std::string next;                  // title of the product that comes after the one on air; empty: none
};

// Decides what the host cue says: the product on air with all its sizes, when the one on air is gone, what comes next,
// and the alert that cannot wait. Numbers are the ledger's, as on the counters: one that is too old is not shown, nor
// is one of what the shop does not count. Pure; any thread.
[[nodiscard]] CueView makeCueView(const ShelfFacts &shelf, const CueFacts &facts, core::Instant now);

// The same later: what became too old since is not shown any more, whatever the shop loop does.
[[nodiscard]] CueView cueAsOf(const CueView &view, core::Instant now);

// More sizes than this are not to be read from afar; those that need the host's eye stay.
inline constexpr std::size_t kMostCueSizes = 24;

} // namespace overlay
