#include "report/Drawing.hpp"
#include "report/ShowPictures.hpp"
#include "report/TimeAxis.hpp"

#include <algorithm>

namespace report {

namespace {

using Level = stock::AlertNote::Level;

constexpr double kWidth = 460;
constexpr double kHeight = 170;
constexpr double kLeft = 44;
constexpr double kRight = 452;
constexpr double kTop = 20;
constexpr double kBottom = 146;

double highest(const StockCurve &curve)
{
	double most = 1;
	for (const auto &segment : curve.segments) {
		for (const Point &point : segment) {
			most = std::max(most, point.value);
		}
	}
	return roundAbove(most);
}

} // namespace

std::string warningSign(Level level, double x, double y)
{
	PathData sign;
	switch (level) {
	case Level::Watch:
	case Level::Soon:
	case Level::Now: // triangles
		sign.move(x, y - 5);
		sign.line(x + 5, y + 4);
		sign.line(x - 5, y + 4);
		break;
	case Level::SoldOut: // a square
		sign.move(x - 4, y - 4);
		sign.across(x + 4);
		sign.down(y + 4);
		sign.across(x - 4);
		break;
	case Level::Oversold: // standing on its corner
	case Level::Stale:
		sign.move(x, y - 5.5);
		sign.line(x + 5.5, y);
		sign.line(x, y + 5.5);
		sign.line(x - 5.5, y);
		break;
	}
	sign.close();
	return sign.str();
}

std::string stockPicture(const ShowFigures &show, const SkuFigures &sku, const ReportWords &words)
{
	const TimeAxis axis(show, kLeft, kRight);
	const double most = highest(sku.stock);
	const auto y = [&](double units) {
		return kBottom - std::max(units, 0.0) / most * (kBottom - kTop);
	};
	Drawing drawing(kWidth, kHeight, words.say("Report.Picture.Stock", {{"sku", sku.sku}}));
	for (const Span &span : sku.onAir) {
		const double width = std::max(axis.x(span.to) - axis.x(span.from), 1.0);
		const std::string hint =
			words.say("Report.OnAirFor", {{"sku", sku.sku}, {"time", words.length(span.length())}});
		drawing.rect("air", axis.x(span.from), kTop, width, kBottom - kTop, hint);
		drawing.rect("airtop", axis.x(span.from), kTop - 4, width, 4);
	}
	for (const double level : {most / 2, most}) {
		drawing.line("grid", kLeft, y(level), kRight, y(level));
		if (level >= 1) {
			drawing.text("scale", kLeft - 6, y(level) + 4, "end",
				     ReportWords::number(static_cast<std::int64_t>(level)));
		}
	}
	drawing.text("scale", kLeft - 6, kBottom + 4, "end", "0");
	for (const auto &tick : axis.ticks(words, 6)) {
		drawing.line("tick", tick.x, kBottom, tick.x, kBottom + 4);
		drawing.text("scale", tick.x, kBottom + 18, tick.anchor, tick.label);
	}
	for (const FeedGap &gap : show.gaps) {
		if (std::ranges::find(sku.shops, gap.shop, &ShopUnits::shop) != sku.shops.end()) {
			drawing.rect("gap", axis.x(gap.span.from), kTop, axis.x(gap.span.to) - axis.x(gap.span.from),
				     kBottom - kTop,
				     words.say("Report.NothingHeard", {{"shop", words.shop(gap.shop)},
								       {"time", words.length(gap.span.length())}}));
		}
	}
	for (const auto &segment : sku.stock.segments) {
		PathData line;
		line.move(axis.x(segment.front().at), y(segment.front().value));
		for (const Point &point : segment) {
			line.across(axis.x(point.at));
			line.down(y(point.value));
		}
		PathData area = line;
		area.down(kBottom);
		area.across(axis.x(segment.front().at));
		area.close();
		drawing.path("stockarea", area.str());
		drawing.path("stock", line.str());
	}
	drawing.line("axis", kLeft, kBottom, kRight, kBottom);
	for (const double out : sku.soldOutAt) {
		drawing.line("out", axis.x(out), kTop, axis.x(out), kBottom);
	}
	for (const Warning &warning : show.warnings) {
		if (warning.sku == sku.sku && warning.level != Level::Watch) {
			const auto at =
				show.began + std::chrono::milliseconds(static_cast<std::int64_t>(warning.at * 1000));
			drawing.path(warning.level == Level::Soon ? "sign soon" : "sign now",
				     warningSign(warning.level, axis.x(warning.at), kTop - 9),
				     words.clock(at, true) + " " + words.level(warning.level));
		}
	}
	return drawing.take();
}

} // namespace report
