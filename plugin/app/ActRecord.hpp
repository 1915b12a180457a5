#pragma once

#include "app/ShopActs.hpp"

#include <string>

namespace app {

// An act as the journal keeps it, for whoever asks later: a JSON object of what was wanted, how far it is, and the
// figures that the shop gave.
std::string writtenAct(const ShopActEntry &entry);

} // namespace app
