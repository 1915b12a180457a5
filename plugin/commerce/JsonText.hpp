#pragma once

#include "core/Error.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace commerce {

inline constexpr int kMaxJsonDepth = 64;         // real feeds nest five or six deep
inline constexpr int kMaxJsonValues = 3'000'000; // 100,000 SKUs of thirty fields; some 200 MB while it is read

// Reads JSON from a stranger: UTF-8 only, a byte order mark is allowed, nesting is limited, the place of a mistake is
// named. Two things differ from nlohmann's own reading:
// - a number that is no 64-bit integer keeps its own digits, as a binary value with these bytes: it never becomes a
//   floating-point number (text cannot hold a binary value otherwise);
// - a name that stands twice in one object gives a discarded value: neither of the two can be trusted.
core::Expected<nlohmann::json> readJson(std::string_view text);

// The value as the feed wrote it, for sentences: a text without quotes, a number's digits, an object's names.
std::string describe(const nlohmann::json &value);

} // namespace commerce
