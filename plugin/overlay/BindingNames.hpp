#pragma once

#include <array>
#include <string_view>

namespace overlay {

// The names a template's layers can bind: `text:title`, `bar:left`, `show:low`, `hide:low` …
// Templates outlive releases: a name is never taken away and never changes its meaning.
inline constexpr std::array<std::string_view, 5> kTextNames = {"title", "variant", "available", "state",
							       "sells-out-in"};
inline constexpr std::array<std::string_view, 1> kBarNames = {"left"};
inline constexpr std::array<std::string_view, 6> kStateNames = {"ok", "low", "hot", "sold-out", "stale", "untracked"};

} // namespace overlay
