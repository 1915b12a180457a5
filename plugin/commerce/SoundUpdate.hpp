#pragma once

#include "commerce/ShopAdapter.hpp"

#include <cstddef>
#include <string_view>

// The gate that every shop's answer passes before anything is made of it: whatever a shop says, what goes on is of a
// size and a form that a shelf, a dock and a log can bear. What does not pass is left out with a remark, and the rest
// holds. Pure; any thread.
namespace commerce {

inline constexpr std::size_t kMaxIdBytes = 256; // 200 letters of most scripts' codes; longer ones are a mistake
inline constexpr std::size_t kMaxTitleBytes = 1024;
inline constexpr std::size_t kMaxAddressBytes = 2048; // browsers and servers take no longer ones either
inline constexpr std::size_t kMaxRemarks = 1000;      // with more, the shop itself is wrong
inline constexpr std::size_t kMaxHints = 1000;        // of one message; the regular readings find the others

// Line breaks and such, which no code has.
bool hasControls(std::string_view text);

// The address without spaces around it; empty when it is none of http or https, is too long or has line breaks in it.
// A level without it holds, so nothing is said about that.
std::string webAddress(std::string_view text);

void keepSound(Reply &reply);
void keepSound(PushNews &news);

} // namespace commerce
