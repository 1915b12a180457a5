#pragma once

#include "commerce/ShopFault.hpp"
#include "net/HttpMessage.hpp"

#include <optional>
#include <string>

namespace commerce {

// What the status of a shop's answer means, the same for every system; nothing where the answer is to be read (2xx).
// `Retry-After` becomes the fault's wait. The sentences name the cause only: whether the shop is asked again, and when,
// is known to who asks. Pure; any thread.
std::optional<ShopFault> faultOf(const net::HttpResponse &answer, const std::string &host);

// That a web page came instead of data, whatever its status says: a login, a firewall's notice, a café's network.
std::optional<ShopFault> webPageFault(const net::HttpResponse &answer, const std::string &host);

} // namespace commerce
