#pragma once

#include <string>

namespace commerce {

// A text that never comes again: 128 random bits of the machine's own, in hex. Any thread.
std::string newNonce();

} // namespace commerce
