#pragma once

#include "overlay/CueView.hpp"

#include <string>
#include <utility>
#include <vector>

namespace support {

// Believable moments of a show, as the host sees them; in the words of data/locale but for what a shop wrote.
std::vector<std::pair<std::string, overlay::CueView>> cueStories();

// One of them by its name.
overlay::CueView cueStory(const std::string &name);

} // namespace support
