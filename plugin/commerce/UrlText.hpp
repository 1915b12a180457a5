#pragma once

#include <string>
#include <string_view>

namespace commerce {

// Scheme, host and port of a shop's address as people enter it: "https://demo.example:8443" of
// "demo.example:8443/admin/". Empty when there is no host in it.
std::string originOf(std::string_view address);

// The name of a value in the address' query that looks like a secret, by its name: "api_key" of
// "https://shop.example/stock.json?api_key=…". Empty: there is none.
std::string secretInQuery(std::string_view address);

} // namespace commerce
