#include "report/ReportWords.hpp"

#include <algorithm>
#include <cmath>
#include <format>

namespace report {

std::string ReportWords::say(const std::string &key, std::vector<std::pair<std::string, std::string>> values) const
{
	return core::render({key, std::move(values), {}}, translate_);
}

std::string ReportWords::shop(const std::string &id) const
{
	const auto name = shopNames_.find(id);
	return name == shopNames_.end() || name->second.empty() ? id : name->second;
}

std::string ReportWords::level(stock::AlertNote::Level level) const
{
	using Level = stock::AlertNote::Level;
	switch (level) {
	case Level::Watch:
		return say("Report.Level.Watch");
	case Level::Soon:
		return say("Report.Level.Soon");
	case Level::Now:
		return say("Report.Level.Now");
	case Level::SoldOut:
		return say("Report.Level.SoldOut");
	case Level::Oversold:
		return say("Report.Level.Oversold");
	case Level::Stale:
		break;
	}
	return say("Report.Level.Stale");
}

std::string ReportWords::date(core::WallTime time) const
{
	return std::format("{:%Y-%m-%d %H:%M}", std::chrono::floor<std::chrono::minutes>(time) + fromUtc_);
}

std::string ReportWords::clock(core::WallTime time, bool seconds) const
{
	const auto local = std::chrono::floor<std::chrono::seconds>(time) + fromUtc_;
	return seconds ? std::format("{:%H:%M:%S}", local) : std::format("{:%H:%M}", local);
}

double ReportWords::secondOfDay(core::WallTime time) const
{
	const auto local = time + fromUtc_;
	return std::chrono::duration<double>(local - std::chrono::floor<std::chrono::days>(local)).count();
}

std::string ReportWords::length(double seconds) const
{
	const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
	if (whole < 60) {
		return say("Report.Seconds", {{"seconds", std::to_string(whole)}});
	}
	if (whole < 3600) {
		return say("Report.Minutes",
			   {{"minutes", std::to_string(whole / 60)}, {"seconds", std::format("{:02}", whole % 60)}});
	}
	return say("Report.Hours",
		   {{"hours", std::to_string(whole / 3600)}, {"minutes", std::format("{:02}", whole / 60 % 60)}});
}

std::string ReportWords::number(std::int64_t units)
{
	std::string digits = std::to_string(units < 0 ? -units : units);
	for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) {
		digits.insert(static_cast<std::size_t>(place), ",");
	}
	return units < 0 ? "−" + digits : digits;
}

std::string ReportWords::signedNumber(std::int64_t units)
{
	return units > 0 ? "+" + number(units) : number(units);
}

std::string ReportWords::decimal(double value, int digits)
{
	return std::format("{:.{}f}", value, digits);
}

std::string ReportWords::percent(std::optional<double> share)
{
	return share ? std::format("{:.1f} %", *share) : "–";
}

std::string ReportWords::estimate(const Estimate &estimate)
{
	const auto whole = [](double value) {
		return number(std::llround(value));
	};
	return std::format("≈ {} ({}–{})", whole(estimate.middle), whole(estimate.low), whole(estimate.high));
}

} // namespace report
