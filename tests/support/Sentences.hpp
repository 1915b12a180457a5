#pragma once

#include "core/Message.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace support {

// What fills a gap of a sentence.
inline std::string valueOf(const core::Message &sentence, const std::string &gap)
{
	const auto found = std::ranges::find(sentence.values, gap, &std::pair<std::string, std::string>::first);
	return found == sentence.values.end() ? "(no " + gap + ")" : found->second;
}

} // namespace support
