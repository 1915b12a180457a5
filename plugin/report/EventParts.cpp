#include "report/PageParts.hpp"
#include "report/SafeText.hpp"

#include <algorithm>
#include <cmath>
#include <format>

namespace report {

namespace {

constexpr std::size_t kMostRows = 200;

std::string clock(const ShowFigures &show, double at, const ReportWords &words)
{
	return words.clock(show.began + std::chrono::milliseconds(std::llround(at * 1000)), true);
}

std::string outcome(const Warning &warning, const SkuFigures *sku, const ReportWords &words)
{
	using Level = stock::AlertNote::Level;
	if (warning.level != Level::Watch && warning.level != Level::Soon && warning.level != Level::Now) {
		return cell("–", "words none");
	}
	if (warning.soldOutAfter) {
		return cell(words.say("Report.SoldOutAfter", {{"time", words.length(*warning.soldOutAfter)}}),
			    "words good");
	}
	return cell(words.say("Report.DidNotSellOut", {{"left", ReportWords::number(sku ? sku->units.closing : 0)}}),
		    "words");
}

// Earlier shows by a bar each, the longest for most sold.
std::string bar(std::int64_t sold, std::int64_t most)
{
	const double share =
		most > 0 ? 100.0 * static_cast<double>(std::max<std::int64_t>(sold, 0)) / static_cast<double>(most) : 0;
	return std::format(R"(<div class="meter"><i style="width:{:.0f}%"></i></div>)", std::min(share, 100.0));
}

std::string earlierRow(const EarlierShow &show, std::int64_t most, bool isThis, const ReportWords &words)
{
	const std::string date = html(words.date(show.began));
	std::string name = date;
	if (!isThis && !show.file.empty()) {
		name = "<a href=\"" + html(show.file) + "\">" + date + "</a>";
	}
	return std::string(isThis ? "<tr class=\"sum\">" : "<tr>") + "<td>" + name +
	       (isThis ? "<small>" + html(words.say("Report.ThisShow")) + "</small>" : std::string()) + "</td>" +
	       cell(words.length(show.length)) + "<td>" + html(ReportWords::number(show.sold)) + bar(show.sold, most) +
	       "</td>" + cell(show.orders > 0 ? ReportWords::number(show.orders) : "–") +
	       cell(ReportWords::percent(show.sellThrough)) +
	       cell(ReportWords::number(static_cast<std::int64_t>(show.soldOut))) +
	       cell(ReportWords::number(static_cast<std::int64_t>(show.warnings))) +
	       cell(show.stalls == 0 ? "0" : std::format("{} ({})", show.stalls, words.length(show.stalledFor))) +
	       "</tr>";
}

} // namespace

std::string warningPart(const ShowFigures &show, const ReportWords &words)
{
	if (!show.warningsKnown) {
		return "";
	}
	std::string part = "<h2>" + html(words.say("Report.Warnings")) + "</h2>";
	std::string rows;
	std::size_t count = 0;
	for (const Warning &warning : show.warnings) {
		if (++count > kMostRows) {
			break;
		}
		const auto sku = std::ranges::find(show.skus, warning.sku, &SkuFigures::sku);
		const bool known = sku != show.skus.end();
		rows += "<tr><td>" + html(clock(show, warning.at, words)) + "</td>" +
			(known ? nameCell(*sku, words) : cell(warning.sku)) +
			cell(words.level(warning.level), "words") +
			cell(warning.left ? ReportWords::number(*warning.left) : "–") +
			outcome(warning, known ? &*sku : nullptr, words) +
			cell(warning.acknowledgedAfter ? words.length(*warning.acknowledgedAfter) : "–") + "</tr>";
	}
	if (rows.empty()) {
		return part + "<p class=\"dim\">" + html(words.say("Report.NoWarnings")) + "</p>";
	}
	return part + "<div class=\"card wide\"><table>" +
	       headCells({words.say("Report.At"), words.say("Report.Product"), words.say("Report.Level"),
			  words.say("Report.Left"), words.say("Report.Afterwards"), words.say("Report.Acknowledged")},
			 3) +
	       "<tbody>" + rows + "</tbody></table></div>";
}

std::string stallPart(const ShowFigures &show, const ReportWords &words)
{
	if (show.stalls.empty()) {
		return "";
	}
	std::string rows;
	for (std::size_t i = 0; i < std::min(show.stalls.size(), kMostRows); ++i) {
		const Stall &stall = show.stalls[i];
		std::string air;
		for (const SkuFigures &sku : show.skus) {
			if (std::ranges::any_of(sku.onAir, [&](const Span &span) {
				    return span.from <= stall.span.from && stall.span.from < span.to;
			    })) {
				air = sku.title.empty() ? sku.sku : sku.title;
			}
		}
		rows += "<tr><td>" + html(clock(show, stall.span.from, words)) + "</td>" +
			cell(words.length(stall.span.length()) + (stall.open ? " +" : "")) +
			"<td class=\"words\"><bdi>" + html(air.empty() ? "–" : air) + "</bdi></td>" +
			(stall.cost ? cell(ReportWords::estimate(*stall.cost), "bad")
				    : cell(words.say("Report.NotMeasurable"), "none")) +
			"</tr>";
	}
	return "<h2>" + html(words.say("Report.Stalls")) + "</h2><div class=\"card wide\"><table>" +
	       headCells({words.say("Report.At"), words.say("Report.Length"), words.say("Report.OnAir"),
			  words.say("Report.CostInOrders")},
			 1) +
	       "<tbody>" + rows + "</tbody></table></div>";
}

std::string earlierPart(const ShowFigures &show, const ReportWords &words)
{
	if (show.earlier.empty()) {
		return "";
	}
	const EarlierShow now = summaryOf(show);
	std::int64_t most = now.sold;
	for (const EarlierShow &earlier : show.earlier) {
		most = std::max(most, earlier.sold);
	}
	std::string rows;
	for (const EarlierShow &earlier : show.earlier) {
		rows += earlierRow(earlier, most, false, words);
	}
	return "<h2>" + html(words.say("Report.Earlier")) + "</h2><div class=\"card wide\"><table>" +
	       headCells({words.say("Report.Show"), words.say("Report.Length"), words.say("Report.Sold"),
			  words.say("Report.Orders"), words.say("Report.SellThrough"), words.say("Report.SoldOut"),
			  words.say("Report.WarningsAhead"), words.say("Report.Stalls")},
			 1) +
	       "<tbody>" + rows + earlierRow(now, most, true, words) + "</tbody></table></div>";
}

} // namespace report
