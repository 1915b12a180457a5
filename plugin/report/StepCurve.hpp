#pragma once

#include "report/ShowFigures.hpp"

#include <vector>

namespace report {

// A figure that changes in steps, kept as points that a picture of so many columns needs: of each column the first, the
// least and the last, so that a moment at zero is seen however long the show. Bounded by three points a column.
class StepCurve {
public:
	explicit StepCurve(double column) : column_(column) {}

	// `at` must not go backwards.
	void add(double at, double value);
	// Its steps up to `end`, but for the gaps; sorted gaps.
	StockCurve cut(const std::vector<Span> &gaps, double end) const;

private:
	double column_;
	std::vector<Point> points_;
	std::size_t inColumn_ = 0;
};

} // namespace report
