#include "alerts/AlertSentence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <format>
#include <utility>
#include <vector>

namespace alerts {

namespace {

constexpr std::size_t kMostCodes = 6; // in the sentence, which has to be taken in during a show

std::string joined(const std::vector<std::string> &codes, std::size_t most)
{
	std::string text;
	for (std::size_t i = 0; i < std::min(codes.size(), most); ++i) {
		text += (i == 0 ? "" : ", ") + codes[i];
	}
	return text;
}

// So that nobody acts in a shop on numbers that are invented.
core::Message marked(core::Message sentence, bool rehearsal)
{
	return rehearsal ? core::Message{"Alert.Rehearsal", {}, {{"sentence", std::move(sentence)}}}
			 : std::move(sentence);
}

core::Message proposal(std::optional<std::int64_t> add)
{
	return add.value_or(0) > 0
		       ? core::Message{"Alert.Act.NextOrAdd", {{"units", std::to_string(spokenUnits(*add))}}, {}}
		       : core::Message{"Alert.Act.Next", {}, {}};
}

std::string nameOf(const std::string &title, const std::string &sku)
{
	return title.empty() ? sku : title;
}

} // namespace

core::Message sentenceFor(AlertLevel level, const SkuReport &report, std::optional<std::int64_t> add)
{
	core::Message sentence{
		"Alert.Left", {{"title", nameOf(report.title, report.sku)}, {"left", std::to_string(report.left)}}, {}};
	if (level == AlertLevel::Stale) {
		sentence.key = "Alert.Stale";
	} else if (report.left <= 0 || report.status == SkuStatus::SoldOut) {
		sentence.key = "Alert.SoldOut";
		sentence.parts.push_back({"act", proposal(add)});
	} else if (level != AlertLevel::Watch) {
		sentence.key = "Alert.Few";
		sentence.parts.push_back({"act", proposal(add)});
		if (auto time = spokenTime(report.forecast.sellsOutIn)) {
			sentence.key = "Alert.SellsOut";
			sentence.parts.push_back({"time", std::move(*time)});
		}
	}
	return marked(std::move(sentence), report.rehearsal);
}

core::Message sentenceFor(const OversoldReport &report)
{
	std::string codes = joined(report.orders, kMostCodes);
	if (report.orders.size() > kMostCodes) {
		codes += " …";
	}
	return marked({codes.empty() ? "Alert.OversoldUnknown" : "Alert.Oversold",
		       {{"title", nameOf(report.title, report.sku)},
			{"units", std::to_string(report.units)},
			{"orders", std::move(codes)}},
		       {}},
		      report.rehearsal);
}

core::Message detailsFor(const OversoldReport &report)
{
	if (report.others.empty() && report.more == 0 && report.orders.size() <= kMostCodes) {
		return {};
	}
	std::vector<std::string> codes = report.orders;
	codes.insert(codes.end(), report.others.begin(), report.others.end());
	core::Message details{
		"Alert.OversoldOrders",
		{{"count", std::to_string(report.orders.size())}, {"orders", joined(codes, codes.size())}},
		{}};
	if (report.more > 0) {
		details.key = "Alert.OversoldOrdersMore";
		details.values.emplace_back("more", std::to_string(report.more));
	}
	return details;
}

std::optional<core::Message> spokenTime(core::Duration time)
{
	constexpr double kHours = 10;
	const double seconds = std::max(0.0, time.seconds());
	if (!time.isFinite() || seconds > kHours * 3600) {
		return std::nullopt;
	}
	if (seconds < 5) {
		return core::Message{"Alert.Time.AtOnce", {}, {}};
	}
	if (seconds < 55) { // to the nearest ten, or five where that is too coarse
		const int step = seconds < 10 ? 5 : 10;
		return core::Message{
			"Alert.Time.Seconds", {{"seconds", std::to_string(std::lround(seconds / step) * step)}}, {}};
	}
	if (seconds < 60) {
		return core::Message{"Alert.Time.UnderMinute", {}, {}};
	}
	const long minutes = std::lround(seconds / 60);
	if (minutes < 90) {
		return core::Message{"Alert.Time.Minutes", {{"minutes", std::to_string(minutes)}}, {}};
	}
	return core::Message{"Alert.Time.Hours", {{"hours", std::to_string(std::lround(seconds / 3600))}}, {}};
}

std::int64_t spokenUnits(std::int64_t units)
{
	std::int64_t step = 1;
	if (units > 1000) { // two digits
		step = 100;
		while (units / step > 100) {
			step *= 10;
		}
	} else if (units > 100) {
		step = 10;
	} else if (units > 10) {
		step = 5;
	}
	return units / step * step + (units % step > 0 ? step : 0);
}

std::string clockText(core::Duration time)
{
	if (time >= core::Duration::seconds(24 * 3600)) {
		return "–";
	}
	const std::int64_t seconds = std::max<std::int64_t>(0, time.ms() / 1000);
	const std::int64_t hours = seconds / 3600;
	return hours > 0 ? std::format("{}:{:02}:{:02}", hours, seconds / 60 % 60, seconds % 60)
			 : std::format("{}:{:02}", seconds / 60, seconds % 60);
}

} // namespace alerts
