#pragma once

#include "stock/JournalEvent.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stock {

// The kinds that the report is made from: written as figures and a text that whoever opens the file can read, "6000
// 5820 0" in the first line, the text after it. Figures may be added at the end: readers take those that are missing as
// 0.
constexpr bool isNote(JournalEvent::Kind kind)
{
	return kind >= JournalEvent::Kind::Stall && kind <= JournalEvent::Kind::Stream;
}

std::string writtenNote(const std::vector<std::int64_t> &figures, std::string_view text);

// False: this is not what `writtenNote` writes.
bool readNote(std::string_view written, std::vector<std::int64_t> &figures, std::string &text);

} // namespace stock
