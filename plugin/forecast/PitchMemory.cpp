#include "forecast/PitchMemory.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace forecast {

namespace {

constexpr std::size_t kMost = 40;
constexpr std::size_t kFewest = 3; // to speak of a habit
constexpr double kShortest = 20;   // seconds; else it was a slip of the hand
constexpr double kUsual = 0.9;     // deviation of the logarithm, believed for as many pitches as `kBelieved`
constexpr double kBelieved = 3;
constexpr double kOthers = 4; // pitches of the SKU itself that weigh as much as all those of others
constexpr std::array<double, 3> kPlain{45, 90, 180}; // seconds
constexpr double kTenMinutes = 600;

} // namespace

void PitchMemory::learn(const PitchRecord &record)
{
	const bool sound = record.length.isFinite() && record.onSaleFor().seconds() >= kShortest &&
			   record.orders >= 0 && record.units >= record.orders &&
			   std::ranges::is_sorted(record.ordersBy) && record.ordersBy.front() >= 0 &&
			   record.ordersBy.back() <= record.orders;
	if (!sound) {
		return;
	}
	Pitch pitch{.sku = record.sku, .logOrders = std::log(PitchCurve::ordersOf(record))};
	if (record.ordersBy.back() > 0) {
		pitch.curve = PitchCurve::of(record);
	}
	pitches_.push_back(std::move(pitch));
	if (pitches_.size() > kMost) {
		pitches_.pop_front();
	}
	orders_ += static_cast<double>(record.orders);
	units_ += static_cast<double>(record.units);
}

std::optional<PitchMemory::Size> PitchMemory::sizeOf(const std::string &sku) const
{
	if (pitches_.size() < kFewest) {
		return std::nullopt;
	}
	const auto count = static_cast<double>(pitches_.size());
	double mean = 0;
	for (const Pitch &pitch : pitches_) {
		mean += pitch.logOrders / count;
	}
	double squares = kBelieved * kUsual * kUsual;
	double own = 0;
	double ownSum = 0;
	for (const Pitch &pitch : pitches_) {
		squares += (pitch.logOrders - mean) * (pitch.logOrders - mean);
		own += pitch.sku == sku ? 1 : 0;
		ownSum += pitch.sku == sku ? pitch.logOrders : 0;
	}
	const double variance = squares / (kBelieved + count);
	return Size{(kOthers * mean + ownSum) / (kOthers + own), std::sqrt(variance * (1 + 1 / (count + own)))};
}

std::vector<PitchCurve> PitchMemory::curves() const
{
	std::vector<PitchCurve> curves;
	std::ranges::for_each(kPlain, [&](double seconds) { curves.push_back(PitchCurve::plain(seconds)); });
	for (const Pitch &pitch : pitches_) {
		if (pitch.curve) {
			curves.push_back(*pitch.curve);
		}
	}
	return curves;
}

std::optional<double> PitchMemory::chanceOfAtLeast(const std::string &sku, std::int64_t left) const
{
	const auto size = sizeOf(sku);
	if (!size || left <= 0) {
		return size ? std::optional(1.0) : std::nullopt;
	}
	const auto all = curves();
	double more = 0;
	for (const PitchCurve &curve : all) {
		more += curve.shareBy(kTenMinutes) / static_cast<double>(all.size());
	}
	const double needed = std::log(static_cast<double>(left) / (unitsPerOrder() * more));
	return std::erfc((needed - size->mean) / size->deviation / std::numbers::sqrt2) / 2;
}

} // namespace forecast
