#include "forecast/StallCost.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace forecast {

namespace {

constexpr double kRebound = 30;     // seconds after a stall in which orders come back
constexpr double kBeside = 25;      // seconds looked at on each side
constexpr double kBesidePitch = 40; // … of a stall at a pitch's beginning
constexpr double kPitchShows = 30;  // seconds that a pace is a pitch's, and no straight line
constexpr double kBelief = 0.2;     // of a count's word about a curve: moods move all of it
constexpr double kMood = 0.28;      // relative error of what is expected, for a window of a minute
constexpr double kMinute = 60;
constexpr double kBackUsual = 0.1; // of what is missing comes back, believed before any
constexpr double kBackDeviation = 0.1;
constexpr double kNineInTen = 1.645; // deviations of a normal

double lengthOf(ShowSpan span)
{
	return std::max(span.to - span.from, 0.0);
}

} // namespace

StallCost::StallCost(std::vector<double> orders, std::vector<ShowSpan> stalls, std::vector<double> pitches,
		     std::vector<PitchCurve> curves, double length)
	: orders_(std::move(orders)), stalls_(std::move(stalls)), pitches_(std::move(pitches)),
	  curves_(std::move(curves)), length_(length)
{
}

double StallCost::countIn(ShowSpan span) const
{
	const auto from = std::ranges::lower_bound(orders_, span.from);
	const auto to = std::ranges::lower_bound(orders_, std::max(span.to, span.from));
	return static_cast<double>(to - from);
}

ShowSpan StallCost::windowOf(std::size_t stall) const
{
	const double next = stall + 1 < stalls_.size() ? stalls_[stall + 1].from : length_;
	return {stalls_[stall].from,
		std::max(std::min({stalls_[stall].to + kRebound, next, length_}), stalls_[stall].from)};
}

StallCost::Scene StallCost::sceneOf(std::size_t stall) const
{
	const ShowSpan window = windowOf(stall);
	const double freeFrom = stall > 0 ? windowOf(stall - 1).to : 0;
	const double freeTo = stall + 1 < stalls_.size() ? stalls_[stall + 1].from : length_;
	return {window, {freeFrom, window.from}, {window.to, freeTo}};
}

StallCost::Guess StallCost::bySides(const Scene &scene, ShowSpan span) const
{
	// No further than to the pitch before and the one after: there the pace jumps.
	const auto next = std::ranges::upper_bound(pitches_, scene.window.to);
	const ShowSpan before{std::max(scene.before.from, scene.window.from - kBeside), scene.window.from};
	const ShowSpan after{scene.window.to, std::min({scene.after.to, scene.window.to + kBeside,
							next == pitches_.end() ? length_ : *next})};
	const auto paceIn = [&](ShowSpan side) {
		return (countIn(side) + 0.5) / (lengthOf(side) + 1);
	};
	const bool sees = lengthOf(after) >= kBeside / 4;
	const bool saw = lengthOf(before) >= kBeside / 4;
	const double first = saw || !sees ? paceIn(before) : paceIn(after);
	const double last = sees ? paceIn(after) : first;
	// Both are seen in the middle of their sides.
	const double middle = before.to - lengthOf(before) / 2;
	const double grows = std::log(last / first) / (after.from + lengthOf(after) / 2 - middle);
	const double start = first * std::exp(grows * (span.from - middle));
	const double orders =
		std::abs(grows) > 1e-9 ? start * std::expm1(grows * lengthOf(span)) / grows : start * lengthOf(span);
	const double seen = countIn(before) + (sees ? countIn(after) : 0) + 1;
	return {orders, orders * orders / seen};
}

StallCost::Guess StallCost::byPitch(const Scene &scene, double pitch, ShowSpan span) const
{
	const double from = std::max(pitch, scene.before.from);
	const ShowSpan before{from, std::max(scene.window.from, from)};
	const auto next = std::ranges::upper_bound(pitches_, std::max(pitch, scene.window.to));
	const ShowSpan after{std::max(scene.window.to, pitch), std::min({scene.after.to, scene.window.to + kBesidePitch,
									 next == pitches_.end() ? length_ : *next})};
	const ShowSpan quiet{std::max(scene.before.from, std::min(pitch, scene.window.from) - kBeside),
			     std::min(pitch, scene.window.from)};
	const double usual = lengthOf(quiet) > kBeside / 4 && pitch >= scene.window.from - kBeside
				     ? countIn(quiet) / lengthOf(quiet)
				     : 0;
	const auto shareIn = [&](const PitchCurve &curve, ShowSpan part) {
		return curve.shareBy(std::max(part.to - pitch, 0.0)) - curve.shareBy(std::max(part.from - pitch, 0.0));
	};
	double all = 0;
	double mean = 0;
	double square = 0;
	double best = -INFINITY;
	const double early = std::max(countIn(before) - usual * lengthOf(before), 0.0);
	const double late = std::max(countIn(after) - usual * lengthOf(after), 0.0);
	for (const PitchCurve &curve : curves_) {
		const double first = shareIn(curve, before) + 1e-3;
		const double second = shareIn(curve, after) + 1e-3;
		const double orders = (early + late + 0.5) / (first + second);
		const double score = kBelief * (early * std::log(first / (first + second)) +
						late * std::log(second / (first + second)));
		if (score > best) { // what was summed so far shrinks
			const double shrink = std::exp(best - score);
			all *= shrink;
			mean *= shrink;
			square *= shrink;
			best = score;
		}
		const double weight = std::exp(score - best);
		const double here = orders * shareIn(curve, span);
		all += weight;
		mean += weight * here;
		square += weight * here * here;
	}
	mean /= all;
	const double curves = std::max(square / all - mean * mean, 0.0);
	return {mean + usual * lengthOf(span), curves + mean * mean / (early + late + 1)};
}

StallCost::Guess StallCost::guess(std::size_t stall, ShowSpan span) const
{
	const Scene scene = sceneOf(stall);
	const auto after = std::ranges::lower_bound(pitches_, scene.window.to);
	const bool byPitch = !curves_.empty() && after != pitches_.begin() &&
			     *(after - 1) > scene.window.from - kPitchShows && lengthOf(scene.after) >= kBeside / 4;
	Guess guess = byPitch ? this->byPitch(scene, *(after - 1), span) : bySides(scene, span);
	guess.variance +=
		guess.orders * guess.orders * kMood * kMood * std::min(kMinute / std::max(lengthOf(span), 1.0), 4.0);
	return guess;
}

// What is missing in the stall itself.
StallCost::Missing StallCost::missingIn(std::size_t stall) const
{
	const Guess expected = guess(stall, stalls_[stall]);
	const double came = countIn(stalls_[stall]);
	return {expected.orders, came, expected.variance + came};
}

// Which part of it comes back, of all stalls together: one alone is lost in the noise.
StallCost::Return StallCost::returned() const
{
	double missing = 0;
	double back = 0;
	double variance = 0;
	for (std::size_t i = 0; i < stalls_.size(); ++i) {
		const ShowSpan rebound{stalls_[i].to, windowOf(i).to};
		const Guess expected = guess(i, rebound);
		const Missing lost = missingIn(i);
		missing += lost.expected - lost.came;
		back += countIn(rebound) - expected.orders;
		variance += expected.variance + countIn(rebound);
	}
	const double believed = 1 / (kBackDeviation * kBackDeviation);
	if (missing <= 0 || variance <= 0) {
		return {kBackUsual, kBackDeviation * kBackDeviation};
	}
	const double seen = missing * missing / variance;
	return {std::clamp((kBackUsual * believed + back / missing * seen) / (believed + seen), 0.0, 1.0),
		1 / (believed + seen)};
}

StallLoss StallCost::lossOf(const Missing &missing) const
{
	const Return back = returned();
	const double gross = missing.expected - missing.came;
	const double lost = gross * (1 - back.part);
	const double variance = missing.variance * (1 - back.part) * (1 - back.part) + gross * gross * back.variance;
	const double off = kNineInTen * std::sqrt(variance);
	return {missing.expected, missing.came, lost, lost - off, lost + off};
}

StallLoss StallCost::of(std::size_t stall) const
{
	return lossOf(missingIn(stall));
}

StallLoss StallCost::ofAll() const
{
	Missing all;
	for (std::size_t i = 0; i < stalls_.size(); ++i) {
		const Missing one = missingIn(i);
		all.expected += one.expected;
		all.came += one.came;
		all.variance += one.variance;
	}
	return lossOf(all);
}

} // namespace forecast
