#include "report/ShowFigures.hpp"

#include <algorithm>
#include <numeric>

namespace report {

std::optional<double> Units::sellThrough() const
{
	const std::int64_t offered = opening + received;
	return offered > 0 ? std::optional(100.0 * static_cast<double>(kept()) / static_cast<double>(offered))
			   : std::nullopt;
}

Units &Units::operator+=(const Units &other)
{
	opening += other.opening;
	received += other.received;
	returned += other.returned;
	sold += other.sold;
	corrected += other.corrected;
	closing += other.closing;
	return *this;
}

bool SkuFigures::moved() const
{
	return units.received != 0 || units.returned != 0 || units.sold != 0 || units.corrected != 0;
}

double ShowFigures::length() const
{
	return std::chrono::duration<double>(ended - began).count();
}

double ShowFigures::stalledFor() const
{
	return std::accumulate(stalls.begin(), stalls.end(), 0.0,
			       [](double sum, const Stall &stall) { return sum + stall.span.length(); });
}

std::size_t ShowFigures::soldOut() const
{
	return static_cast<std::size_t>(
		std::ranges::count_if(skus, [](const SkuFigures &sku) { return !sku.soldOutAt.empty(); }));
}

std::size_t ShowFigures::warnedAhead() const
{
	using Level = stock::AlertNote::Level;
	return static_cast<std::size_t>(std::ranges::count_if(
		warnings, [](const Warning &it) { return it.level == Level::Soon || it.level == Level::Now; }));
}

EarlierShow summaryOf(const ShowFigures &show)
{
	return {.began = show.began,
		.length = show.length(),
		.sold = show.units.kept(),
		.sellThrough = show.units.sellThrough(),
		.orders = show.orders,
		.stalls = show.stalls.size(),
		.stalledFor = show.stalledFor(),
		.warnings = show.warnedAhead(),
		.soldOut = show.soldOut(),
		.file = {}};
}

} // namespace report
