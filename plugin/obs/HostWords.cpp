#include "obs/HostWords.hpp"

#include <obs-module.h>
#include <util/text-lookup.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace host {

namespace {

// The locale files that were read so far. What is read does not change.
class Languages {
public:
	std::string text(const std::string &language, const std::string &key)
	{
		const char *found = key.c_str();
		text_lookup_getstr(in(language), key.c_str(), &found);
		return found;
	}

private:
	using Lookup = std::unique_ptr<lookup_t, decltype(&text_lookup_destroy)>;

	lookup_t *in(const std::string &language)
	{
		const std::lock_guard guard(mutex_);
		auto found = lookups_.find(language);
		if (found == lookups_.end()) {
			Lookup read(obs_module_load_locale(obs_current_module(), "en-US", language.c_str()),
				    text_lookup_destroy);
			found = lookups_.emplace(language, std::move(read)).first;
		}
		return found->second.get();
	}

	std::mutex mutex_;
	std::map<std::string, Lookup> lookups_;
};

} // namespace

app::WordsIn hostWords()
{
	return [languages = std::make_shared<Languages>()](const std::string &language, std::string_view key) {
		return languages->text(language, std::string(key));
	};
}

} // namespace host
