#pragma once

#include <functional>
#include <string>

namespace core {

// `Error` only when the user loses something.
enum class LogLevel { Info, Warning, Error };

// Writes one line to the host's log. May be called from any thread. Lines are in English and hold no secret.
using Log = std::function<void(LogLevel level, const std::string &line)>;

} // namespace core
