#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/WooSite.hpp"

#include <memory>
#include <string>
#include <vector>

// Exchanges that read the stock of a WooCommerce site by its REST API.
namespace commerce {

// Every product page by page, and after each page the variations of the products on it.
std::unique_ptr<Exchange> wooReadAll(std::shared_ptr<WooSite> site);

// These: one request for the products, whose title, status and stock variations need as well, and then one for the
// variations of each.
std::unique_ptr<Exchange> wooReadSome(std::shared_ptr<WooSite> site, const std::vector<std::string> &ids);

} // namespace commerce
