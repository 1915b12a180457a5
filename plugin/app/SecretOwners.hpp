#pragma once

#include "commerce/Secrets.hpp"
#include "profile/Settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace app {

// Whose secrets a profile has, by the names under which they are kept: its shops' ids, and its robots'
// channels::secretOwner. Those that have none are left out.
std::map<std::string, std::vector<std::string>> secretOwners(const profile::Settings &settings);

} // namespace app
