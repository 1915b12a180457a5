#pragma once

#include "overlay/CounterView.hpp"

#include <array>
#include <string>

// Counters as a show has them, for pictures: every state, in scripts of every kind.
namespace support {

inline constexpr std::array<const char *, 7> kSampleStates = {"ok",    "low",       "hot",      "sold-out",
							      "stale", "untracked", "rehearsal"};
// Arabic and emoji in the titles, with English words around them.
inline constexpr std::array<const char *, 4> kSampleScripts = {"en", "zh", "ar", "emoji"};

// With entries for every list.
overlay::CounterView sampleCounter(const std::string &state, const std::string &script);

} // namespace support
