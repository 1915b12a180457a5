#pragma once

#include "core/Log.hpp"

#include <string>

namespace host {

// One line in OBS's log, with the product's prefix. Any thread.
void writeLog(core::LogLevel level, const std::string &line) noexcept;

} // namespace host
