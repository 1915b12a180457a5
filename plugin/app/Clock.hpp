#pragma once

#include "core/Instant.hpp"
#include "core/WallTime.hpp"

#include <chrono>

namespace app {

// The machine's steady clock, the one clock of the whole product. Same base as libobs's `os_gettime_ns` on every OS
// is not assumed; values are only compared with each other.
inline core::Instant now()
{
	return core::Instant::us(std::chrono::duration_cast<std::chrono::microseconds>(
					 std::chrono::steady_clock::now().time_since_epoch())
					 .count());
}

// The date and time, for what people read later. Can jump.
inline core::WallTime wallNow()
{
	return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace app
