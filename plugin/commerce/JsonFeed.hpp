#pragma once

#include "commerce/ShopSettings.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"

#include <string>
#include <string_view>

namespace commerce {

// Whether all pointers of the mapping can be used.
core::Expected<void> check(const FeedMapping &mapping);

// Reads a shop's whole stock from a JSON document. Pure; any thread.
//
// `mapping.items` leads to a list of entries, or to an object of them whose names are the SKUs (unless the entries have
// a SKU of their own). The available units are an integer or a text with one; null, blank or missing means that the
// shop does not track this SKU. No figure goes through a floating-point number. A price, a picture or a link that is
// none is as good as missing.
//
// A document of another shape is an error that names the pointer that found nothing and what is there instead. A single
// entry that makes no sense is left out with a remark; the update is then not complete.
core::Expected<ShopUpdate> readJsonFeed(std::string_view text, const FeedMapping &mapping);

// One page of such a feed and where the next one is: what `mapping.nextPage` leads to, an address or a part of one.
// Empty at the end: null, missing, false, or no text. An error where it is something else.
struct JsonPage {
	ShopUpdate update;
	std::string next;
};
core::Expected<JsonPage> readJsonPage(std::string_view text, const FeedMapping &mapping);

} // namespace commerce
