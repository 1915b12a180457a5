#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/WooSite.hpp"

#include <memory>

namespace commerce {

// Acts at a WooCommerce site.
//
// Pause makes a product a draft, and a variation private, which is how WooCommerce itself disables a single one:
// neither can be bought then, and nothing else of it changes. Resume restores the status that Pause found, or
// publishes.
//
// WooCommerce cannot compare before it sets, and knows no keys. So the figure is read first, and nothing is done when
// it is not what the person saw; what is there after is read from the answer. A sale in the few milliseconds between
// can be lost: the remark says so when the figure is not the expected one. A repetition after a lost answer changes
// nothing, because the figure is not as seen any more. A variation that shares its product's stock changes that.
std::unique_ptr<Exchange> wooAct(std::shared_ptr<WooSite> site, const ShopAct &act);

} // namespace commerce
