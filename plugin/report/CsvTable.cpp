#include "report/CsvTable.hpp"

#include "report/SafeText.hpp"

#include <format>
#include <numeric>
#include <vector>

namespace report {

namespace {

std::string maybe(const std::optional<double> &value, int digits)
{
	return value ? std::format("{:.{}f}", *value, digits) : std::string();
}

std::string line(const std::vector<std::string> &fields)
{
	std::string text;
	for (const std::string &field : fields) {
		text += (text.empty() ? "" : ",") + field;
	}
	return text + "\r\n";
}

std::string row(const SkuFigures &sku, const ReportWords &words)
{
	std::string shops;
	for (const ShopUnits &shop : sku.shops) {
		shops += (shops.empty() ? "" : ", ") + words.shop(shop.shop);
	}
	const double onAir = std::accumulate(sku.onAir.begin(), sku.onAir.end(), 0.0,
					     [](double sum, const Span &span) { return sum + span.length(); });
	const auto &unmet = sku.unmet;
	return line({csv(sku.sku),
		     csv(sku.title),
		     csv(shops),
		     csv(sku.rehearsal ? words.say("Report.RehearsalBadge") : std::string()),
		     std::to_string(sku.units.opening),
		     std::to_string(sku.units.received),
		     std::to_string(sku.units.returned),
		     std::to_string(sku.units.sold),
		     std::to_string(sku.units.corrected),
		     std::to_string(sku.units.closing),
		     maybe(sku.units.sellThrough(), 1),
		     maybe(sku.averageStock, 2),
		     maybe(sku.turnover, 2),
		     std::to_string(sku.orders),
		     std::format("{:.0f}", onAir),
		     maybe(sku.soldOutAt.empty() ? std::nullopt : std::optional(sku.soldOutAt.front()), 0),
		     maybe(sku.firstWarningLead, 0),
		     maybe(unmet ? std::optional(unmet->middle) : std::nullopt, 0),
		     maybe(unmet ? std::optional(unmet->low) : std::nullopt, 0),
		     maybe(unmet ? std::optional(unmet->high) : std::nullopt, 0)});
}

} // namespace

std::string csvTable(const ShowFigures &show, const ReportWords &words)
{
	std::vector<std::string> titles;
	for (const char *key : {"Report.Sku",
				"Report.Product",
				"Report.Shop",
				"Report.Invented",
				"Report.Opening",
				"Report.Received",
				"Report.Returned",
				"Report.Sold",
				"Report.Corrected",
				"Report.Closing",
				"Report.SellThroughPercent",
				"Report.AverageStock",
				"Report.Turnover",
				"Report.Orders",
				"Report.SecondsOnAir",
				"Report.SoldOutAfterSeconds",
				"Report.FirstWarningSeconds",
				"Report.Unmet",
				"Report.UnmetLow",
				"Report.UnmetHigh"}) {
		titles.push_back(csv(words.say(key)));
	}
	std::string table = "\xEF\xBB\xBF" + line(titles);
	for (const auto *skus : {&show.skus, &show.resting}) {
		for (const SkuFigures &sku : *skus) {
			table += row(sku, words);
		}
	}
	return table;
}

} // namespace report
