#pragma once

#include <map>
#include <string>

namespace commerce {

// Keys and passwords by their names, such as "password"; see ShopKind for each system's names.
using Secrets = std::map<std::string, std::string>;

// As it was typed; empty: there is none. For passwords.
std::string secretOf(const Secrets &secrets, const std::string &name);
// The same without what was copied with it by mistake: no key or token begins or ends with blanks.
std::string keyOf(const Secrets &secrets, const std::string &name);

} // namespace commerce
