#include "forecast/Outlook.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

constexpr double kSizeBelieved = 10;   // orders: of the size that pitches' orders have
constexpr double kCurvesDiffer = 0.15; // relative, of any pitch from all known ones

} // namespace

Outlook::Outlook(const DemandCourse &rates, bool wasSold, const OrderSizes &sizes, const PitchCourse *pitch)
	: rates_(rates), pitch_(pitch), sold_(wasSold ? 1 : 0)
{
	if (pitch_) {
		const double seen = pitch_->orders();
		say_ = pitch_->say();
		size_ = (seen * sizes.mean() + kSizeBelieved * pitch_->unitsPerOrder()) / (seen + kSizeBelieved);
		dispersion_ = std::max(sizes.dispersion(), size_);
	}
}

double Outlook::meanIn(double seconds) const
{
	const double rates = say_ < 1 ? sold_ * (1 - say_) * rates_.meanIn(seconds) : 0;
	return rates + (say_ > 0 ? say_ * size_ * pitch_->meanIn(seconds) : 0);
}

Demand Outlook::demandIn(core::Duration time) const
{
	const Demand rates = sold_ > 0 ? rates_.demandIn(time) : Demand();
	if (say_ <= 0) {
		return rates;
	}
	const PitchCourse::Moments orders = pitch_->ordersIn(time.seconds(), kCurvesDiffer);
	const Demand pitch{size_ * orders.mean, dispersion_ * size_ * orders.mean + size_ * size_ * orders.variance};
	const double mean = std::lerp(rates.mean, pitch.mean, say_);
	const double square =
		std::lerp(rates.variance + rates.mean * rates.mean, pitch.variance + pitch.mean * pitch.mean, say_);
	return {mean, square - mean * mean};
}

double Outlook::ofPitch(double units, core::Duration time) const
{
	return say_ > 0 ? say_ * pitch_->chanceOfAtLeast(units, time.seconds(), size_, dispersion_, kCurvesDiffer) : 0;
}

double Outlook::chanceOfAtLeast(double units, core::Duration time) const
{
	const double rates = sold_ > 0 && say_ < 1 ? forecast::chanceOfAtLeast(units, rates_.demandIn(time)) : 0;
	return (1 - say_) * rates + ofPitch(units, time);
}

double Outlook::roughly(double units, core::Duration time) const
{
	const double rates = sold_ > 0 && say_ < 1 ? roughChance(units, rates_.demandIn(time)) : 0;
	return (1 - say_) * rates + ofPitch(units, time);
}

double Outlook::chanceAsLongSeen(double units, core::Duration time) const
{
	const double rates =
		sold_ > 0 && say_ < 1 ? forecast::chanceOfAtLeast(units, rates_.demandAsLongSeen(time)) : 0;
	return (1 - say_) * rates + ofPitch(units, time);
}

} // namespace forecast
