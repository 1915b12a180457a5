#include "widget/SourceKinds.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>

#include <dlfcn.h>

namespace widget {

namespace {

std::map<std::string, obs_source_info> &kinds()
{
	static std::map<std::string, obs_source_info> known;
	return known;
}

} // namespace

OpenSource::OpenSource(obs_source_t *source)
	: source_(source), data_(obs_obj_get_data(source)), kind_(&kinds().at(obs_source_get_id(source)))
{
}

} // namespace widget

extern "C" void obs_register_source_s(const obs_source_info *info, std::size_t size)
{
	static auto *const libobs =
		reinterpret_cast<decltype(&obs_register_source_s)>(dlsym(RTLD_NEXT, "obs_register_source_s"));
	obs_source_info kind = {};
	std::memcpy(&kind, info, std::min(size, sizeof kind));
	std::string id = info->id;
	if (kind.version > 1) { // as libobs names it
		id += "_v" + std::to_string(kind.version);
	}
	widget::kinds()[id] = kind;
	libobs(info, size);
}
