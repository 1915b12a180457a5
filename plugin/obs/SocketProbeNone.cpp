// Where a stream's socket cannot be read: the control then works with libobs's own counters, and the health report says
// so (`socketKnown`).
#if !defined(__linux__) && !defined(__APPLE__) && !defined(_WIN32)

#include "obs/SocketProbe.hpp"

namespace host {

std::unique_ptr<SocketProbe> SocketProbe::create()
{
	return nullptr;
}

} // namespace host

#endif
