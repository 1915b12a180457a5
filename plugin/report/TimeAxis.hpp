#pragma once

#include "report/ReportWords.hpp"
#include "report/ShowFigures.hpp"

#include <string>
#include <vector>

namespace report {

// Where a moment of the show lies in a picture, and which moments are written below it.
class TimeAxis {
public:
	// The show's length lies between `left` and `right`, in the picture's units.
	TimeAxis(const ShowFigures &show, double left, double right);

	double x(double at) const;
	double left() const { return left_; }
	double right() const { return right_; }

	struct Tick {
		double x;
		std::string label;  // by the reader's clock
		const char *anchor; // so that it stays in the picture
	};
	// At most so many, at times that are round.
	std::vector<Tick> ticks(const ReportWords &words, std::size_t most) const;

private:
	core::WallTime began_;
	double length_;
	double left_;
	double right_;
};

// The least of 1, 2, 3, 4, 5, 6, 8, 10, 20 … that is not below `value`.
double roundAbove(double value);

} // namespace report
