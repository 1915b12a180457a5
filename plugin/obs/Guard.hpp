#pragma once

#include "obs/HostLog.hpp"

#include <exception>
#include <string>
#include <utility>

namespace host {

// Runs code that libobs calls. An exception through a C callback would end OBS, so it ends here as a line in the log.
template<typename Function>
void guarded(const char *where, Function &&function) noexcept
{
	try {
		std::forward<Function>(function)();
	} catch (const std::exception &problem) {
		writeLog(core::LogLevel::Error, std::string(where) + ": " + problem.what());
	} catch (...) {
		writeLog(core::LogLevel::Error, std::string(where) + ": unknown exception");
	}
}

} // namespace host
