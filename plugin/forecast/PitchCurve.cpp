#include "forecast/PitchCurve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace forecast {

namespace {

constexpr double kFades = 90;        // seconds, e-folding: after what was seen
constexpr double kPlainSeconds = 90; // of the curve that is believed before any
constexpr double kPlainOrders = 20;  // so many orders of it

double plainShare(double t, double seconds)
{
	return 1 - std::exp(-t / seconds);
}

} // namespace

PitchCurve::PitchCurve(const std::array<double, kPitchTimes.size()> &counts, double seen)
	: by_(counts), seen_(std::clamp<double>(seen, kPitchTimes.front(), kPitchTimes.back()))
{
	const double before = std::max(0.0, seen_ - std::max(15.0, seen_ / 4));
	pace_ = (countBy(seen_) - countBy(before)) / (seen_ - before);
	whole_ = countBy(kWhole);
}

PitchCurve PitchCurve::plain(double seconds)
{
	std::array<double, kPitchTimes.size()> counts{};
	std::ranges::transform(kPitchTimes, counts.begin(), [&](int t) { return plainShare(t, seconds); });
	return {counts, kPitchTimes.back()};
}

PitchCurve PitchCurve::of(const PitchRecord &record)
{
	const double length = record.onSaleFor().seconds();
	std::array<double, kPitchTimes.size()> counts{};
	for (std::size_t i = 0; i < counts.size(); ++i) {
		const double plain = kPlainOrders * plainShare(std::min<double>(kPitchTimes[i], length), kPlainSeconds);
		counts[i] = std::max(static_cast<double>(record.ordersBy[i]) + plain, i > 0 ? counts[i - 1] : 0.0);
	}
	return {counts, length};
}

double PitchCurve::ordersOf(const PitchRecord &record)
{
	// The plain curve's orders are in the counts, and go again.
	const double length = std::max(record.onSaleFor().seconds(), 1.0);
	if (record.ordersBy.back() > 0) {
		return std::max(of(record).whole_ - kPlainOrders, 1.0);
	}
	return std::max(static_cast<double>(record.orders), 1.0) * plainShare(kWhole, kPlainSeconds) /
	       plainShare(std::min(length, kWhole), kPlainSeconds);
}

double PitchCurve::countBy(double seconds) const
{
	if (seconds > seen_) {
		return countBy(seen_) + pace_ * kFades * (1 - std::exp(-(seconds - seen_) / kFades));
	}
	double beforeTime = 0;
	double before = 0;
	for (std::size_t i = 0; i < by_.size(); ++i) {
		const double time = std::min<double>(kPitchTimes[i], seen_);
		if (seconds <= time) {
			const double part = time > beforeTime ? (seconds - beforeTime) / (time - beforeTime) : 1;
			return std::lerp(before, by_[i], std::max(part, 0.0));
		}
		beforeTime = time;
		before = by_[i];
	}
	return before;
}

double PitchCurve::shareBy(double seconds) const
{
	return whole_ > 0 ? countBy(seconds) / whole_ : 0;
}

} // namespace forecast
