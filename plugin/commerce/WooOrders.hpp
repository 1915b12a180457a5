#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/WooSite.hpp"

#include <memory>
#include <string>

namespace commerce {

// Orders of a WooCommerce site: with an empty mark those that are paid or on hold and not sent out, newest first, and
// after that all that were changed since. An unpaid one takes no stock and counts only once it did, which
// `_reduced_stock` tells of each line.
//
// A line keeps its quantity when units of it are refunded. Those that were put back on the shelf WooCommerce notes
// beside it (`_restock_refunded_items`), and they count no more. Of any other refund an order tells the sum of money
// only: its units stay in the line, as sold and taken, and what the line has not taken is then not known.
std::unique_ptr<Exchange> wooOrdersSince(std::shared_ptr<WooSite> site, const std::string &mark);

// One order as the REST API and a webhook tell it; nothing when it is none.
std::optional<ShopOrder> readWooOrder(const nlohmann::json &order);

} // namespace commerce
