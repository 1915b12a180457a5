#include "obs/HostText.hpp"

#include <obs-module.h>

namespace host {

core::Translator hostTranslator()
{
	return [](std::string_view key) {
		return std::string(obs_module_text(std::string(key).c_str()));
	};
}

const char *hostText(const char *key)
{
	return obs_module_text(key);
}

} // namespace host
