#include "bench/forecast/StallBench.hpp"

#include "bench/forecast/Synthetic.hpp"
#include "forecast/PitchMemory.hpp"
#include "forecast/PitchWatch.hpp"
#include "forecast/StallCost.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <format>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace replay {

namespace {

// What other shows of this kind taught.
forecast::PitchMemory learnedFrom(const std::vector<StalledShow> &shows)
{
	forecast::PitchMemory memory;
	for (const StalledShow &show : shows) {
		for (std::size_t i = 0; i < show.pitches.size(); ++i) {
			const double from = show.pitches[i];
			const double to = i + 1 < show.pitches.size() ? show.pitches[i + 1] : show.length;
			forecast::PitchWatch pitch(memory, "any");
			for (auto at = std::ranges::lower_bound(show.orders, from); at != show.orders.end() && *at < to;
			     ++at) {
				pitch.onOrder(*at - from, 1);
			}
			memory.learn(pitch.record(core::Duration::seconds(to - from)));
		}
	}
	return memory;
}

struct Errors {
	std::vector<double> signedOnes; // (said − true) / true
	double said = 0, truth = 0;
	double held = 0, judged = 0;

	void add(double lost, double real, bool inside)
	{
		signedOnes.push_back((lost - real) / real);
		said += lost;
		truth += real;
		held += inside ? 1 : 0;
		++judged;
	}
	double medianError() const
	{
		std::vector<double> sizes;
		std::ranges::transform(signedOnes, std::back_inserter(sizes), [](double it) { return std::abs(it); });
		std::ranges::sort(sizes);
		return sizes.empty() ? 0 : sizes[sizes.size() / 2];
	}
};

forecast::StallCost costOf(const StalledShow &show, const std::vector<forecast::PitchCurve> &curves)
{
	std::vector<forecast::ShowSpan> stalls;
	std::ranges::transform(show.stalls, std::back_inserter(stalls),
			       [](const Stall &stall) { return forecast::ShowSpan{stall.from, stall.to}; });
	return {show.orders, std::move(stalls), show.pitches, curves, show.length};
}

// The rate of the last half minute goes on; what came less was lost.
double plainLoss(const StalledShow &show, const Stall &stall)
{
	const auto countIn = [&](double from, double to) {
		return static_cast<double>(std::ranges::lower_bound(show.orders, to) -
					   std::ranges::lower_bound(show.orders, from));
	};
	const double since = std::max(stall.from - 30, 0.0);
	const double pace = countIn(since, stall.from) / std::max(stall.from - since, 1.0);
	return pace * (stall.to - stall.from) - countIn(stall.from, stall.to);
}

void print(const std::string &name, const Errors &errors)
{
	std::cout << std::format("{:<28}{:>10.1f} %{:>10.1f} %{:>10.2f}\n", name, errors.medianError() * 100,
				 (errors.said / errors.truth - 1) * 100, errors.held / errors.judged);
}

} // namespace

void benchStallCost()
{
	const auto curves = learnedFrom(stalledShows(3, 201)).curves();
	Errors shows;
	Errors stalls;
	Errors plain;
	for (const StalledShow &show : stalledShows(200, 5)) {
		const forecast::StallCost cost = costOf(show, curves);
		double truth = 0;
		double guess = 0;
		for (std::size_t i = 0; i < show.stalls.size(); ++i) {
			const double real = show.stalls[i].lost;
			const forecast::StallLoss loss = cost.of(i);
			truth += real;
			guess += plainLoss(show, show.stalls[i]);
			if (real > 0) {
				stalls.add(loss.lost, real, loss.low <= real && real <= loss.high);
			}
		}
		if (truth <= 0) {
			continue;
		}
		const forecast::StallLoss all = cost.ofAll();
		shows.add(all.lost, truth, all.low <= truth && truth <= all.high);
		plain.add(guess, truth, false);
	}
	std::cout << std::format("\nwhat stalls cost ({} shows of two hours, {} stalls)\n{:<28}{:>12}{:>12}{:>10}\n",
				 shows.signedOnes.size(), stalls.signedOnes.size(), "", "median err.", "bias", "90 %");
	print("LiveShelf, a show", shows);
	print("LiveShelf, each stall", stalls);
	print("pace of the last 30 s, a show", plain);
}

} // namespace replay
