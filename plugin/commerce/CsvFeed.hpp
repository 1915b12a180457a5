#pragma once

#include "commerce/ShopSettings.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"

#include <string_view>

namespace commerce {

// Reads a shop's whole stock from CSV (RFC 4180; comma, semicolon or tab, as the header shows; UTF-8 only). Pure; any
// thread.
//
// The columns are those of the header named like the last part of the mapping's pointers, upper or lower case. A blank
// number means that the shop does not track this SKU. A missing column is an error that names the ones there are,
// unless it is one that may be missing; a line that makes no sense is left out with a remark, as in readJsonFeed.
core::Expected<ShopUpdate> readCsvFeed(std::string_view text, const FeedMapping &mapping);

} // namespace commerce
