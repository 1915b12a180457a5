#pragma once

#include "report/ShowFigures.hpp"

#include <cstddef>
#include <vector>

namespace report {

// When a shop gave no answer for longer than it usually does: what is drawn as a gap. A shop that is asked once a
// minute is not silent between two answers; how often that is, is seen from most of its answers.
class AnswerGaps {
public:
	// `at`: seconds, not going backwards.
	void onAnswer(double at);
	// Silences of the show, which began at 0 and ended at `end`.
	std::vector<Span> gaps(double end) const;

private:
	static constexpr double kLeast = 30; // seconds
	static constexpr double kTimes = 3;  // as long as usual

	bool heard_ = false;
	double last_ = 0;
	std::vector<Span> long_;           // silences of `kLeast` or more
	std::vector<std::size_t> lengths_; // of all, by power of two from 1/16 s on
};

} // namespace report
