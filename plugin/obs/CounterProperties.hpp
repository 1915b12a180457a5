#pragma once

#include "core/Message.hpp"
#include "overlay/CounterSettings.hpp"

#include <obs.hpp>

#include <string>
#include <utility>
#include <vector>

namespace host {

// A counter's settings as OBS saves and edits them. They travel with the scene collection, so nothing of this machine
// and no secret is in them; the keys are forever.
overlay::CounterSettings readCounterSettings(obs_data_t *settings);
double readCounterScale(obs_data_t *settings);
void setCounterDefaults(obs_data_t *settings);

// What the properties offer.
struct CounterChoices {
	std::vector<std::pair<std::string, std::string>> skus; // each with its title
	std::string templateFolder;                            // the user's own, UTF-8
};

// The properties, in the order in which a designer thinks: what it follows, how it looks, what it does when stale. UI
// thread. `settings` are the source's own, or null for the kind in general.
obs_properties_t *makeCounterProperties(obs_data_t *settings, const core::Message &trouble,
					const CounterChoices &choices);

} // namespace host
