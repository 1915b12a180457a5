// What OBS calls: load, post-load, unload. Everything else begins in Plugin.

#include "Version.hpp"
#include "obs/Guard.hpp"
#include "obs/Plugin.hpp"

#include <obs-module.h>

#include <memory>

OBS_DECLARE_MODULE()
OBS_MODULE_USE_DEFAULT_LOCALE(LIVESHELF_NAME, "en-US")
OBS_MODULE_AUTHOR(LIVESHELF_AUTHOR)

namespace {

std::unique_ptr<host::Plugin> plugin;

} // namespace

const char *obs_module_name()
{
	return LIVESHELF_DISPLAY_NAME;
}

const char *obs_module_description()
{
	return LIVESHELF_DESCRIPTION;
}

bool obs_module_load()
{
	host::guarded("load", [] { plugin = std::make_unique<host::Plugin>(); });
	if (plugin) {
		host::writeLog(core::LogLevel::Info, "version " LIVESHELF_VERSION " loaded");
	}
	return plugin != nullptr;
}

void obs_module_post_load()
{
	host::guarded("post-load", [] { plugin->postLoad(); });
}

void obs_module_unload()
{
	host::guarded("unload", [] { plugin.reset(); });
}
