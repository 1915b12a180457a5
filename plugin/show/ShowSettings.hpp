#pragma once

#include "show/AutomationSettings.hpp"
#include "show/RunEntry.hpp"

#include <vector>

namespace show {

// What a profile keeps about its show.
struct ShowSettings {
	std::vector<RunEntry> run;
	AutomationSettings automations;

	bool operator==(const ShowSettings &) const = default;
};

} // namespace show
