#pragma once

#include "report/ReportWords.hpp"
#include "report/ShowFigures.hpp"

#include <string>

namespace report {

// The report as one page that needs no network and no script: HTML that is XML as well, with its style and its pictures
// in it. However long the show and however many the SKUs, it stays below 2 MB: the SKUs that sold most are in it, the
// others in the table beside it. All that came from shops is made safe.
std::string htmlPage(const ShowFigures &show, const ReportWords &words);

} // namespace report
