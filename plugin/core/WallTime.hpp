#pragma once

#include <chrono>

namespace core {

// A date and time in UTC, to the millisecond: what shops and files write. Can jump; durations on air use `Instant`.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

} // namespace core
