#pragma once

#include "forecast/PitchCurve.hpp"

#include <cstddef>
#include <vector>

namespace forecast {

// A stretch of a show, in seconds since it began.
struct ShowSpan {
	double from = 0;
	double to = 0;
};

// What a stall cost in orders: an estimate with its interval, 90 % of which hold the truth.
struct StallLoss {
	double expected = 0; // orders during the stall, without it
	double actual = 0;   // orders during it
	double lost = 0;     // net of what came back
	double low = 0;
	double high = 0;

	// Nothing may be claimed where it could as well be nothing.
	bool isMeasurable() const { return low > 0 || high < 0; }
};

// How many orders stalls cost: those to be expected without them, less those that came, and less those that came back
// in the half minute after, which is a part that all stalls of a show are asked for together. What to expect is seen on
// both sides of a stall, between which a pace runs exponentially; near the beginning of a pitch it is what earlier
// pitches' curves make of the orders beside it. Too low in the first minute of a pitch, where curves differ most.
//
// Source: Brodersen et al., "Inferring causal impact using Bayesian structural time-series models" (Annals of Applied
// Statistics 9(1), 2015): a model of the time before, cumulated, with an interval. The interval's constants are fitted
// on synthetic truth (`./dev bench forecast`).
class StallCost {
public:
	// Orders and pitches' beginnings by time; stalls by time and apart. Units or SKUs make no difference.
	StallCost(std::vector<double> orders, std::vector<ShowSpan> stalls, std::vector<double> pitches,
		  std::vector<PitchCurve> curves, double length);

	std::size_t count() const { return stalls_.size(); }
	StallLoss of(std::size_t stall) const;
	StallLoss ofAll() const;

private:
	struct Guess {
		double orders = 0;
		double variance = 0;
	};
	// Around one stall: what it touches, and what is known on both sides.
	struct Scene {
		ShowSpan window;
		ShowSpan before;
		ShowSpan after;
	};

	double countIn(ShowSpan span) const;
	ShowSpan windowOf(std::size_t stall) const;
	Scene sceneOf(std::size_t stall) const;
	struct Missing {
		double expected = 0;
		double came = 0;
		double variance = 0;
	};
	struct Return {
		double part = 0;
		double variance = 0;
	};
	Guess bySides(const Scene &scene, ShowSpan span) const;
	Guess byPitch(const Scene &scene, double pitch, ShowSpan span) const;
	Guess guess(std::size_t stall, ShowSpan span) const;
	Missing missingIn(std::size_t stall) const;
	Return returned() const;
	StallLoss lossOf(const Missing &missing) const;

	std::vector<double> orders_;
	std::vector<ShowSpan> stalls_;
	std::vector<double> pitches_;
	std::vector<PitchCurve> curves_;
	double length_;
};

} // namespace forecast
