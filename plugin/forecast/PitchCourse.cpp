#include "forecast/PitchCourse.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

constexpr double kBlock = 5;       // seconds
constexpr double kScatter = 0.35;  // relative, of a block's orders around what its hypothesis says
constexpr double kBelief = 0.25;   // of each block's word: moods last longer than a block
constexpr double kSaysAllFor = 60; // seconds; from then on less and less …
constexpr double kSaysFor = 400;   // … and nothing from here
constexpr double kLeast = 1e-3;    // of the weight: below, a hypothesis is passed over
constexpr int kSizes = 6;          // on each side of the middle
constexpr double kStep = 0.4;      // in deviations

} // namespace

PitchCourse::PitchCourse(const PitchMemory &memory, const std::string &sku)
	: curves_(memory.curves()), unitsPerOrder_(memory.unitsPerOrder())
{
	const PitchMemory::Size size = memory.sizeOf(sku).value_or(PitchMemory::Size());
	for (std::size_t curve = 0; curve < curves_.size(); ++curve) {
		for (int i = -kSizes; i <= kSizes; ++i) {
			const double off = i * kStep;
			hypotheses_.push_back({.curve = curve,
					       .orders = std::exp(size.mean + off * size.deviation),
					       .prior = -off * off / 2});
		}
	}
	weigh();
}

void PitchCourse::onOrder(double at)
{
	++seen_;
	if (at >= seconds_ - blockSeconds_) { // of an older one nobody can tell any more
		++block_;
	}
}

void PitchCourse::onSecond(bool frozen)
{
	if (frozen) { // what came meanwhile says nothing, nor does what did not
		block_ = 0;
		blockSeconds_ = 0;
		++seconds_;
		return;
	}
	++seconds_;
	if (++blockSeconds_ >= kBlock) {
		judge();
	}
}

// Negative binomial, without what is the same for all.
void PitchCourse::judge()
{
	constexpr double kShape = 1 / (kScatter * kScatter);
	std::size_t curve = curves_.size();
	double share = 0;
	for (Hypothesis &one : hypotheses_) {
		if (one.curve != curve) {
			curve = one.curve;
			share = curves_[curve].shareBy(seconds_) - curves_[curve].shareBy(seconds_ - blockSeconds_);
		}
		const double mean = one.orders * share + 0.05;
		one.score += kBelief * (block_ * std::log(mean / (kShape + mean)) - kShape * std::log1p(mean / kShape));
	}
	block_ = 0;
	blockSeconds_ = 0;
	weigh();
}

void PitchCourse::weigh()
{
	double best = -INFINITY;
	for (const Hypothesis &one : hypotheses_) {
		best = std::max(best, one.prior + one.score);
	}
	double sum = 0;
	for (Hypothesis &one : hypotheses_) {
		one.weight = std::exp(one.prior + one.score - best);
		sum += one.weight;
	}
	for (Hypothesis &one : hypotheses_) {
		one.weight /= sum;
	}
}

// Tells each hypothesis' weight, and the orders that it expects within the time; they are sorted by their curves.
template<typename Look>
void PitchCourse::forLikely(double seconds, const Look &look) const
{
	std::size_t curve = curves_.size();
	double share = 0;
	for (const Hypothesis &one : hypotheses_) {
		if (one.weight < kLeast) {
			continue;
		}
		if (one.curve != curve) {
			curve = one.curve;
			share = curves_[curve].shareBy(seconds_ + seconds) - curves_[curve].shareBy(seconds_);
		}
		look(one.weight, one.orders * share);
	}
}

double PitchCourse::say() const
{
	return std::clamp((kSaysFor - seconds_) / (kSaysFor - kSaysAllFor), 0.0, 1.0);
}

double PitchCourse::meanIn(double seconds) const
{
	return ordersIn(seconds, 0).mean;
}

PitchCourse::Moments PitchCourse::ordersIn(double seconds, double spread) const
{
	double mean = 0;
	double square = 0;
	forLikely(seconds, [&](double weight, double orders) {
		mean += weight * orders;
		square += weight * orders * orders * (1 + spread * spread);
	});
	return {mean, std::max(square - mean * mean, 0.0)};
}

double PitchCourse::chanceOfAtLeast(double units, double seconds, double size, double dispersion, double spread) const
{
	double chance = 0;
	double all = 0;
	forLikely(seconds, [&](double weight, double orders) {
		const double mean = size * orders;
		chance += weight * roughChance(units, {mean, dispersion * mean + mean * mean * spread * spread});
		all += weight;
	});
	return all > 0 ? chance / all : 0;
}

} // namespace forecast
