#pragma once

#include "app/DockView.hpp"
#include "core/Instant.hpp"
#include "overlay/ShelfFacts.hpp"

#include <string>

// What the dock's table says of a row of the shelf. Pure; any thread.
namespace app {

// With the variant, as the host says it.
std::string titleOf(const stock::SkuState &state);
// The same, but of a long title only its beginning, so that an alert is short. The variant stays whole.
std::string spokenTitle(const stock::SkuState &state);

StockRow stockRow(const overlay::SkuFacts &facts, const std::string &onAir, core::Instant now);

} // namespace app
