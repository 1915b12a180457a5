#pragma once

#include "report/ReportWords.hpp"
#include "report/ShowFigures.hpp"

#include <string>

// The pictures of a report, as SVG that takes its colours from the page.
namespace report {

// The whole show on one time axis: what was on air, orders a minute, each output's bitrate, stalls across all, and the
// warnings.
std::string showPicture(const ShowFigures &show, const ReportWords &words);

// The stock of one SKU over the show, with its time on air, its warnings and where nothing was heard of it.
std::string stockPicture(const ShowFigures &show, const SkuFigures &sku, const ReportWords &words);

// The sign of a warning, so that its level shows in more than its colour; around (x, y).
std::string warningSign(stock::AlertNote::Level level, double x, double y);

} // namespace report
