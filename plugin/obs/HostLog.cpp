#include "obs/HostLog.hpp"

#include "Version.hpp"

#include <util/base.h>

namespace host {

void writeLog(core::LogLevel level, const std::string &line) noexcept
{
	const int obsLevel = level == core::LogLevel::Error     ? LOG_ERROR
			     : level == core::LogLevel::Warning ? LOG_WARNING
								: LOG_INFO;
	// OBS writes no level into its log; an error is marked so that it is found there.
	blog(obsLevel, "[%s] %s%s", LIVESHELF_NAME, level == core::LogLevel::Error ? "error: " : "", line.c_str());
}

} // namespace host
