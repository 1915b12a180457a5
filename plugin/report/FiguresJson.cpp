#include "report/FiguresJson.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <format>

namespace report {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr double kLongest = 366.0 * 24 * 3600;

json rounded(double value)
{
	return std::round(value * 100) / 100;
}

json maybe(const std::optional<double> &value)
{
	return value ? rounded(*value) : json();
}

json estimateJson(const std::optional<Estimate> &estimate)
{
	return estimate ? json{{"middle", rounded(estimate->middle)},
			       {"low", rounded(estimate->low)},
			       {"high", rounded(estimate->high)}}
			: json();
}

json spanJson(const Span &span)
{
	return json::array({rounded(span.from), rounded(span.to)});
}

json spansJson(const std::vector<Span> &spans)
{
	json list = json::array();
	for (const Span &span : spans) {
		list.push_back(spanJson(span));
	}
	return list;
}

json unitsJson(const Units &units)
{
	return {{"opening", units.opening}, {"received", units.received},   {"returned", units.returned},
		{"sold", units.sold},       {"corrected", units.corrected}, {"closing", units.closing}};
}

const char *nameOf(Basis basis)
{
	return basis == Basis::Moves ? "moves" : basis == Basis::Orders ? "orders" : "levels";
}

const char *nameOf(stock::AlertNote::Level level)
{
	constexpr const char *kNames[] = {"watch", "soon", "now", "sold out", "oversold", "stale"};
	return kNames[static_cast<std::size_t>(level)];
}

json skuJson(const SkuFigures &sku)
{
	json shops = json::array();
	for (const ShopUnits &shop : sku.shops) {
		json one = unitsJson(shop.units);
		one["shop"] = shop.shop;
		one["basis"] = nameOf(shop.basis);
		shops.push_back(std::move(one));
	}
	json out = json::array();
	for (const double at : sku.soldOutAt) {
		out.push_back(rounded(at));
	}
	return {{"sku", sku.sku},
		{"title", sku.title},
		{"rehearsal", sku.rehearsal},
		{"tracked", sku.tracked},
		{"units", unitsJson(sku.units)},
		{"shops", std::move(shops)},
		{"orders", sku.orders},
		{"sellThroughPercent", maybe(sku.units.sellThrough())},
		{"averageStock", rounded(sku.averageStock)},
		{"turnover", maybe(sku.turnover)},
		{"turnoverBasis", "units sold and kept / time-weighted average stock of the show"},
		{"soldOutAt", std::move(out)},
		{"firstWarningLead", maybe(sku.firstWarningLead)},
		{"unmetDemand", estimateJson(sku.unmet)},
		{"onAir", spansJson(sku.onAir)}};
}

json warningJson(const Warning &warning)
{
	return {{"at", rounded(warning.at)},
		{"sku", warning.sku},
		{"level", nameOf(warning.level)},
		{"loud", warning.loud},
		{"left", warning.left ? json(*warning.left) : json()},
		{"soldOutAfter", maybe(warning.soldOutAfter)},
		{"acknowledgedAfter", maybe(warning.acknowledgedAfter)}};
}

json streamJson(const StreamCurve &stream)
{
	json samples = json::array();
	for (const auto &sample : stream.samples) {
		samples.push_back({rounded(sample.at), std::round(sample.set), std::round(sample.delivered),
				   rounded(sample.queue)});
	}
	return {{"output", stream.output},
		{"spans", spansJson(stream.spans)},
		{"frames", stream.frames},
		{"dropped", stream.dropped},
		{"sampleFields", {"seconds", "set kbit/s", "delivered kbit/s", "queue s"}},
		{"samples", std::move(samples)}};
}

std::string isoDate(core::WallTime time)
{
	return std::format("{:%Y-%m-%dT%H:%M:%S}Z", time);
}

json columnsJson(const std::vector<double> &columns)
{
	json list = json::array();
	for (const double value : columns) {
		list.push_back(rounded(value));
	}
	return list;
}

double number(const json &from, const char *name)
{
	const double value = from.value(name, 0.0);
	return std::isfinite(value) ? value : 0;
}

} // namespace

std::string figuresJson(const ShowFigures &show)
{
	json skus = json::array();
	for (const SkuFigures &sku : show.skus) {
		skus.push_back(skuJson(sku));
	}
	json warnings = json::array();
	for (const Warning &warning : show.warnings) {
		warnings.push_back(warningJson(warning));
	}
	json stalls = json::array();
	for (const Stall &stall : show.stalls) {
		stalls.push_back({{"span", spanJson(stall.span)}, {"costInOrders", estimateJson(stall.cost)}});
	}
	json streams = json::array();
	for (const StreamCurve &stream : show.streams) {
		streams.push_back(streamJson(stream));
	}
	json gaps = json::array();
	for (const FeedGap &gap : show.gaps) {
		gaps.push_back({{"shop", gap.shop}, {"span", spanJson(gap.span)}});
	}
	const EarlierShow summary = summaryOf(show);
	const json whole{{"version", kVersion},
			 {"began", isoDate(show.began)},
			 {"beganMs", show.began.time_since_epoch().count()},
			 {"ended", isoDate(show.ended)},
			 {"streamed", show.streamed},
			 {"rehearsal", show.rehearsal},
			 {"rehearsalOnly", show.rehearsal && !show.real},
			 {"shops", show.shops},
			 {"summary",
			  {{"length", rounded(summary.length)},
			   {"sold", summary.sold},
			   {"sellThroughPercent", maybe(summary.sellThrough)},
			   {"orders", summary.orders},
			   {"stalls", summary.stalls},
			   {"stalledFor", rounded(summary.stalledFor)},
			   {"stallCostInOrders", estimateJson(show.stallCost)},
			   {"warnings", summary.warnings},
			   {"soldOut", summary.soldOut}}},
			 {"units", unitsJson(show.units)},
			 {"ordersKnown", show.ordersKnown},
			 {"columnSeconds", show.column},
			 {"ordersInColumn", columnsJson(show.ordersIn)},
			 {"unitsInColumn", columnsJson(show.unitsIn)},
			 {"skus", std::move(skus)},
			 {"skusThatDidNotMove", show.resting.size()},
			 {"warningsKnown", show.warningsKnown},
			 {"warnings", std::move(warnings)},
			 {"stalls", std::move(stalls)},
			 {"streams", std::move(streams)},
			 {"gaps", std::move(gaps)}};
	return whole.dump(1, '\t', false, json::error_handler_t::replace) + "\n";
}

std::optional<WrittenShow> readShow(std::string_view text)
{
	try {
		const json whole = json::parse(text);
		if (whole.at("version") != kVersion) {
			return std::nullopt;
		}
		const json &summary = whole.at("summary");
		WrittenShow written;
		written.show = {
			.began = core::WallTime(std::chrono::milliseconds(whole.at("beganMs").get<std::int64_t>())),
			.length = std::clamp(number(summary, "length"), 0.0, kLongest),
			.sold = summary.at("sold").get<std::int64_t>(),
			.sellThrough = {},
			.orders = summary.at("orders").get<std::int64_t>(),
			.stalls = summary.at("stalls").get<std::size_t>(),
			.stalledFor = std::clamp(number(summary, "stalledFor"), 0.0, kLongest),
			.warnings = summary.at("warnings").get<std::size_t>(),
			.soldOut = summary.at("soldOut").get<std::size_t>(),
			.file = {}};
		if (summary.at("sellThroughPercent").is_number()) {
			written.show.sellThrough = number(summary, "sellThroughPercent");
		}
		written.shops = whole.at("shops").get<std::set<std::string>>();
		written.rehearsal = whole.at("rehearsal").get<bool>();
		written.streamed = whole.at("streamed").get<bool>();
		return written;
	} catch (const std::exception &) {
		return std::nullopt; // somebody's file
	}
}

bool isComparable(const WrittenShow &earlier, const ShowFigures &show)
{
	return earlier.show.began < show.began && earlier.rehearsal == show.rehearsal &&
	       earlier.streamed == show.streamed &&
	       earlier.shops == std::set<std::string>(show.shops.begin(), show.shops.end());
}

} // namespace report
