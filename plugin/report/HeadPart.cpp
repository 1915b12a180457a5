#include "report/PageParts.hpp"
#include "report/SafeText.hpp"

#include <algorithm>

namespace report {

namespace {

std::string card(const std::string &title, const std::string &figure, const std::string &more)
{
	return "<div class=\"card\"><span>" + html(title) + "</span><b>" + html(figure) + "</b>" +
	       (more.empty() ? "" : "<small>" + html(more) + "</small>") + "</div>";
}

std::string shopNames(const ShowFigures &show, const ReportWords &words)
{
	std::string names;
	for (const std::string &shop : show.shops) {
		names += (names.empty() ? "" : words.say("Report.Comma")) + words.shop(shop);
	}
	return names;
}

} // namespace

std::string headPart(const ShowFigures &show, const ReportWords &words)
{
	std::string part = "<h1>" + html(words.say("Report.Title", {{"date", words.date(show.began)}})) + "</h1>";
	part += "<p class=\"dim\">" +
		html(words.say(show.streamed ? "Report.Streamed" : "Report.NotStreamed",
			       {{"from", words.clock(show.began, false)},
				{"to", words.clock(show.ended, false)},
				{"time", words.length(show.length())}})) +
		" · <bdi>" + html(shopNames(show, words)) + "</bdi></p>";
	if (show.rehearsal) {
		part += "<div class=\"rehearsal\">" +
			html(words.say(show.real ? "Report.RehearsalBeside" : "Report.Rehearsal")) + "</div>";
	}
	part += "<div class=\"cards\">";
	const Units &units = show.units;
	part += card(words.say("Report.Sold"), ReportWords::number(units.kept()),
		     units.returned == 0
			     ? ""
			     : words.say("Report.SoldReturned", {{"sold", ReportWords::number(units.sold)},
								 {"returned", ReportWords::number(units.returned)}}));
	if (show.ordersKnown) {
		double most = 0;
		for (const double orders : show.ordersIn) {
			most = std::max(most, orders * 60 / show.column);
		}
		part += card(
			words.say("Report.Orders"), ReportWords::number(show.orders),
			words.say("Report.MostAMinute", {{"number", ReportWords::decimal(most, most < 10 ? 1 : 0)}}));
	}
	part += card(words.say("Report.SellThrough"), ReportWords::percent(units.sellThrough()),
		     words.say("Report.OfOffered", {{"number", ReportWords::number(units.opening + units.received)}}));
	part += card(words.say("Report.SoldOut"), ReportWords::number(static_cast<std::int64_t>(show.soldOut())),
		     words.say("Report.OfSkus", {{"number", ReportWords::number(static_cast<std::int64_t>(
								    show.skus.size() + show.resting.size()))}}));
	if (show.warningsKnown) {
		part += card(words.say("Report.WarningsAhead"),
			     ReportWords::number(static_cast<std::int64_t>(show.warnedAhead())), "");
	}
	if (!show.streams.empty()) {
		part += card(
			words.say("Report.Stalls"), ReportWords::number(static_cast<std::int64_t>(show.stalls.size())),
			show.stalls.empty() ? words.say("Report.NoStall")
					    : words.say("Report.InAll", {{"time", words.length(show.stalledFor())}}));
	}
	if (!show.stalls.empty()) {
		part += card(words.say("Report.StallCost"),
			     show.stallCost ? ReportWords::estimate(*show.stallCost) : "–",
			     words.say(show.stallCost ? "Report.OrdersEstimated" : "Report.NotMeasurable"));
	}
	return part + "</div>";
}

std::string notePart(const ShowFigures &show, const ReportWords &words)
{
	std::string part = "<h2>" + html(words.say("Report.Notes")) + "</h2><div class=\"card\"><ul>";
	const auto note = [&](const std::string &key) {
		part += "<li>" + html(words.say(key)) + "</li>";
	};
	note("Report.Note.Units");
	note("Report.Note.SellThrough");
	note("Report.Note.Turnover");
	const auto has = [&](Basis basis) {
		return std::ranges::any_of(show.skus, [&](const SkuFigures &sku) {
			return std::ranges::find(sku.shops, basis, &ShopUnits::basis) != sku.shops.end();
		});
	};
	if (has(Basis::Levels)) {
		note("Report.Note.Levels");
	}
	if (has(Basis::Orders)) {
		note("Report.Note.Orders");
	}
	note("Report.Note.Estimates");
	note("Report.Note.Gaps");
	return part + "</ul></div>";
}

} // namespace report
