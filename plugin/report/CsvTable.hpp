#pragma once

#include "report/ReportWords.hpp"
#include "report/ShowFigures.hpp"

#include <string>

namespace report {

// The figures of every SKU as a table for a spreadsheet: UTF-8 with a byte order mark, which Excel asks for, quoted
// texts that it cannot take for formulas, numbers as numbers. One line a SKU.
std::string csvTable(const ShowFigures &show, const ReportWords &words);

} // namespace report
