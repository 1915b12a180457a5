#pragma once

#include <vector>

namespace ui {

// An axis from zero to a round number, with round marks.
struct GraphAxis {
	double top = 1;
	std::vector<double> marks; // from zero to `top`, both included

	bool operator==(const GraphAxis &) const = default;
};

// The smallest round axis that reaches `highest`, and at least `least` (so that noise is not blown up to full height).
GraphAxis roundAxis(double highest, double least);

} // namespace ui
