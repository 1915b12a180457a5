#include "report/PageParts.hpp"
#include "report/SafeText.hpp"
#include "report/ShowPictures.hpp"

#include <algorithm>
#include <format>
#include <numeric>

namespace report {

namespace {

constexpr std::size_t kMostRows = 200;
constexpr std::size_t kMostPictures = 40;

double timeOnAir(const SkuFigures &sku)
{
	return std::accumulate(sku.onAir.begin(), sku.onAir.end(), 0.0,
			       [](double sum, const Span &span) { return sum + span.length(); });
}

std::string meter(std::optional<double> share)
{
	return share ? std::format(R"(<div class="meter"><i style="width:{:.0f}%"></i></div>)",
				   std::clamp(*share, 0.0, 100.0))
		     : std::string();
}

std::string unitCells(const Units &units)
{
	return cell(ReportWords::number(units.opening)) + cell(ReportWords::number(units.received)) +
	       cell(ReportWords::number(units.returned)) + cell(ReportWords::number(units.sold)) +
	       cell(ReportWords::signedNumber(units.corrected)) + cell(ReportWords::number(units.closing)) + "<td>" +
	       html(ReportWords::percent(units.sellThrough())) + meter(units.sellThrough()) + "</td>";
}

std::string leadCell(const SkuFigures &sku, const ReportWords &words)
{
	if (sku.soldOutAt.empty()) {
		return cell("–", "none");
	}
	if (!sku.firstWarningLead) {
		return cell(words.say("Report.NotRecorded"), "none");
	}
	return *sku.firstWarningLead > 0 ? cell(words.length(*sku.firstWarningLead), "good")
					 : cell(words.say("Report.NoWarning"), "bad");
}

std::string row(const SkuFigures &sku, const ReportWords &words)
{
	const double onAir = timeOnAir(sku);
	return "<tr>" + nameCell(sku, words) + unitCells(sku.units) + cell(ReportWords::decimal(sku.averageStock, 1)) +
	       cell(sku.turnover ? ReportWords::decimal(*sku.turnover, 1) : "–") +
	       cell(onAir > 0 ? words.length(onAir) : "–") + leadCell(sku, words) +
	       cell(sku.unmet ? ReportWords::estimate(*sku.unmet) : "–") + "</tr>";
}

} // namespace

std::string cell(const std::string &text, const std::string &kind)
{
	return (kind.empty() ? "<td>" : "<td class=\"" + kind + "\">") + html(text) + "</td>";
}

std::string headCells(const std::vector<std::string> &titles, std::size_t wordColumns)
{
	std::string cells = "<thead><tr>";
	for (std::size_t i = 0; i < titles.size(); ++i) {
		cells += (i < wordColumns ? "<th class=\"words\">" : "<th>") + html(titles[i]) + "</th>";
	}
	return cells + "</tr></thead>";
}

std::string nameCell(const SkuFigures &sku, const ReportWords &words)
{
	const std::string &name = sku.title.empty() ? sku.sku : sku.title;
	std::string text = "<td class=\"words\"><bdi>" + html(name) + "</bdi>";
	if (sku.rehearsal) {
		text += "<span class=\"badge\">" + html(words.say("Report.RehearsalBadge")) + "</span>";
	}
	if (!sku.title.empty()) {
		text += "<small><bdi>" + html(sku.sku) + "</bdi></small>";
	}
	if (!sku.tracked) {
		text += "<small>" + html(words.say("Report.Untracked")) + "</small>";
	}
	return text + "</td>";
}

std::string productPart(const ShowFigures &show, const ReportWords &words)
{
	std::string part = "<h2>" + html(words.say("Report.Products")) + "</h2><div class=\"card wide\"><table>";
	part += headCells({words.say("Report.Product"), words.say("Report.Opening"), words.say("Report.Received"),
			   words.say("Report.Returned"), words.say("Report.Sold"), words.say("Report.Corrected"),
			   words.say("Report.Closing"), words.say("Report.SellThrough"),
			   words.say("Report.AverageStock"), words.say("Report.Turnover"),
			   words.say("Report.TimeOnAir"), words.say("Report.FirstWarning"), words.say("Report.Unmet")},
			  1);
	part += "<tbody>";
	for (std::size_t i = 0; i < std::min(show.skus.size(), kMostRows); ++i) {
		part += row(show.skus[i], words);
	}
	part += "<tr class=\"sum\"><td>" + html(words.say("Report.All")) + "</td>" + unitCells(show.units) +
		"<td></td><td></td><td></td><td></td><td></td></tr></tbody></table></div>";
	if (show.skus.size() > kMostRows) {
		part += "<p class=\"dim\"><small>" +
			html(words.say("Report.MoreRows", {{"number", ReportWords::number(static_cast<std::int64_t>(
									      show.skus.size() - kMostRows))}})) +
			"</small></p>";
	}
	if (!show.resting.empty()) {
		part += "<p class=\"dim\"><small>" +
			html(words.say(
				"Report.Resting",
				{{"number", ReportWords::number(static_cast<std::int64_t>(show.resting.size()))}})) +
			"</small></p>";
	}
	return part;
}

std::string stockPart(const ShowFigures &show, const ReportWords &words)
{
	std::string pictures;
	std::size_t count = 0;
	for (const SkuFigures &sku : show.skus) {
		if (sku.stock.segments.empty() || count == kMostPictures) {
			continue;
		}
		++count;
		const std::string &name = sku.title.empty() ? sku.sku : sku.title;
		pictures +=
			"<div class=\"card\"><h3><bdi>" + html(name) + "</bdi>" +
			(sku.rehearsal ? "<span class=\"badge\">" + html(words.say("Report.RehearsalBadge")) + "</span>"
				       : std::string()) +
			"</h3><p class=\"dim\">" +
			html(words.say("Report.SoldAndLeft", {{"sold", ReportWords::number(sku.units.kept())},
							      {"left", ReportWords::number(sku.units.closing)}})) +
			"</p>" + stockPicture(show, sku, words) + "</div>";
	}
	return pictures.empty()
		       ? ""
		       : "<h2>" + html(words.say("Report.Stock")) + "</h2><div class=\"grid2\">" + pictures + "</div>";
}

} // namespace report
