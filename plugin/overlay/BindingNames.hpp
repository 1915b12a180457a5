#pragma once

#include <array>
#include <string_view>

namespace overlay {

// The names a template's layers can bind: `text:title`, `bar:left`, `show:low`, `hide:low` …
// Templates outlive releases: a name is never taken away and never changes its meaning.
inline constexpr std::array<std::string_view, 9> kTextNames = {"title", "variant",      "available", "price", "state",
							       "sold",  "sells-out-in", "rank",      "more"};
inline constexpr std::array<std::string_view, 1> kBarNames = {"left"};
inline constexpr std::array<std::string_view, 1> kImageNames = {"product"};
inline constexpr std::array<std::string_view, 1> kCodeNames = {"link"};
inline constexpr std::array<std::string_view, 8> kStateNames = {"ok",    "low",       "hot",       "sold-out",
								"stale", "untracked", "rehearsal", "link"};
inline constexpr std::array<std::string_view, 3> kListNames = {"variants", "queue", "hot"};

} // namespace overlay
