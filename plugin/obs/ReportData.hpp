#pragma once

#include "app/Reports.hpp"

#include <obs.hpp>

#include <filesystem>
#include <string>

namespace host {

// A path as obs-websocket's clients read it.
std::string utf8(const std::filesystem::path &path);

OBSDataAutoRelease reportData(const app::ReportFile &file);

} // namespace host
