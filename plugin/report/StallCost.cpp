#include "report/StallCost.hpp"

#include "forecast/PitchMemory.hpp"
#include "forecast/StallCost.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace report {

namespace {

// Of counts in each second; what is less than one order waits for the rest of it.
std::vector<double> timesOf(const std::vector<float> &orders)
{
	std::vector<double> times;
	double due = 0;
	for (std::size_t second = 0; second < orders.size(); ++second) {
		const auto count = static_cast<double>(orders[second]);
		for (due += count; due >= 1; due -= 1) {
			times.push_back(static_cast<double>(second) + 0.5);
		}
	}
	return times;
}

Estimate estimateOf(const forecast::StallLoss &loss)
{
	return {loss.lost, loss.low, loss.high};
}

} // namespace

std::optional<Estimate> priceStalls(std::vector<Stall> &stalls, const std::vector<float> &orders,
				    std::vector<double> pitches)
{
	if (stalls.empty()) {
		return std::nullopt;
	}
	std::vector<forecast::ShowSpan> spans;
	std::ranges::transform(stalls, std::back_inserter(spans),
			       [](const Stall &stall) { return forecast::ShowSpan{stall.span.from, stall.span.to}; });
	std::ranges::sort(pitches);
	const forecast::StallCost cost(timesOf(orders), std::move(spans), std::move(pitches),
				       forecast::PitchMemory().curves(), static_cast<double>(orders.size()));
	for (std::size_t i = 0; i < stalls.size(); ++i) {
		if (const forecast::StallLoss loss = cost.of(i); loss.low > 0) {
			stalls[i].cost = estimateOf(loss);
		}
	}
	const forecast::StallLoss all = cost.ofAll();
	return all.low > 0 ? std::optional(estimateOf(all)) : std::nullopt;
}

} // namespace report
