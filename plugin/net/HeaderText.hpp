#pragma once

#include <algorithm>
#include <string_view>

namespace net {

// Whether it can stand behind a header's name.
inline bool isHeaderValue(std::string_view value)
{
	return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace net
