#pragma once

#include "widget/Figures.hpp"

#include <string>
#include <vector>

namespace widget {

// The table on standard output, and the same as JSON. `about` says under which circumstances. Answers whether the file
// could be written.
bool report(const std::vector<Row> &rows, const std::string &about, const std::string &file);

} // namespace widget
