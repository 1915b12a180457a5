#pragma once

#include "bench/forecast/Episodes.hpp"
#include "bench/forecast/Predictors.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace replay {

// One row of `predictions.csv`: what was said `at` seconds into the episode.
struct Prediction {
	double at = 0;
	std::int64_t left = 0;
	Said said;
	std::optional<std::int64_t> enoughFor10Minutes; // each ten seconds
};

// At 11, 13, 15 … seconds while stock is left and the episode lasts.
std::vector<Prediction> replayed(const Episode &episode, const Method &method);

// How good a method is over many episodes. Shares and chances from 0 to 1; times in seconds. A figure that nothing
// speaks for is NaN.
struct Score {
	double warned = 0;       // share of the sell-outs of which it warned at least 60 s ahead
	double precision = 0;    // share of its warnings that a sell-out followed within 5 minutes
	double falsePerHour = 0; // warnings without a sell-out within 10 minutes, per hour of one SKU
	double raises = 0;       // warnings per sell-out
	double lead = 0;         // median, from the first warning within 10 minutes to the sell-out; none counts as 0
	double shortLead = 0;    // one in ten is shorter
	std::array<double, 3> brier{}; // at 2, 5 and 10 minutes: mean over episodes of the mean over time
	double calibration = 0;        // mean distance of said and happened at 5 minutes, over ten bins
	double timeError = 0;          // median |ln(said / true)| while 2 to 5 minutes are left
	double covered = 0;            // share of ten minutes whose demand the 90 % quantile covers

	// Of the calibration's bins: what was said, what happened, how often.
	struct Bin {
		double said = 0;
		double happened = 0;
		double count = 0;
	};
	std::array<Bin, 10> bins{};
};

// What cannot be known, because the episode ends before the horizon does, is left out.
Score scoreOf(const std::vector<const Episode *> &episodes, const Method &method,
	      const std::function<void(const Episode &, const std::vector<Prediction> &)> &look = {});

} // namespace replay
