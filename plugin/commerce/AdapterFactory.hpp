#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"

#include <memory>

namespace commerce {

// The adapter of a shop on the network. An error says what is missing or wrong in the settings.
core::Expected<std::unique_ptr<ShopAdapter>> makeAdapter(const ShopSettings &settings, const Secrets &secrets);

} // namespace commerce
