#pragma once

#include "core/Message.hpp"
#include "show/RunEntry.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace show {

// What a pasted text says: either all of it is understood, or `problems` says what is not, a sentence for each line.
struct RunText {
	std::vector<RunEntry> entries;
	std::vector<core::Message> problems;
};

// Reads lines of "SKU, minutes": CSV with comma, semicolon or tab, as spreadsheets copy it. Without minutes it is five;
// a third field "all" takes all variants of the product. A first line that names columns is passed over. `isKnown`:
// whether the shelf has such a SKU.
RunText readRunText(std::string_view text, const std::function<bool(const std::string &sku)> &isKnown);

// The same the other way, to be copied and kept.
std::string writeRunText(const std::vector<RunEntry> &entries);

} // namespace show
