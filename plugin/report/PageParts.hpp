#pragma once

#include "report/ReportWords.hpp"
#include "report/ShowFigures.hpp"

#include <string>

// The parts of the page, each with its heading; empty where there is nothing to say.
namespace report {

std::string headPart(const ShowFigures &show, const ReportWords &words);
std::string productPart(const ShowFigures &show, const ReportWords &words);
std::string stockPart(const ShowFigures &show, const ReportWords &words);
std::string warningPart(const ShowFigures &show, const ReportWords &words);
std::string stallPart(const ShowFigures &show, const ReportWords &words);
std::string earlierPart(const ShowFigures &show, const ReportWords &words);
std::string notePart(const ShowFigures &show, const ReportWords &words);

// A product's name with its code, and REHEARSAL where it is one.
std::string nameCell(const SkuFigures &sku, const ReportWords &words);
// `text` is plain.
std::string cell(const std::string &text, const std::string &kind = {});
std::string headCells(const std::vector<std::string> &titles, std::size_t wordColumns);

} // namespace report
