#include "obs/Paths.hpp"

#include <obs-frontend-api.h>
#include <obs-module.h>
#include <util/util.hpp>

#include <string>

namespace host {

namespace {

// libobs speaks UTF-8 on every system.
std::filesystem::path pathOf(const char *text)
{
	const std::string_view view = text ? text : "";
	return std::u8string(view.begin(), view.end());
}

} // namespace

std::string moduleDataFile(const char *file)
{
	BPtr<char> path = obs_module_file(file);
	return path ? std::string(path) : std::string();
}

std::vector<std::string> templateFolders()
{
	BPtr<char> own = obs_module_config_path("templates");
	return {own ? std::string(own) : std::string(), moduleDataFile("templates")};
}

std::filesystem::path moduleConfigPath(const char *file)
{
	BPtr<char> path = obs_module_config_path(file);
	return pathOf(path);
}

std::filesystem::path currentProfilePath()
{
	BPtr<char> path = obs_frontend_get_current_profile_path();
	return pathOf(path);
}

std::string currentProfileName()
{
	BPtr<char> name = obs_frontend_get_current_profile();
	return name ? std::string(name) : std::string();
}

} // namespace host
