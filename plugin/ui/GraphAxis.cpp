#include "ui/GraphAxis.hpp"

#include <algorithm>
#include <cmath>

namespace ui {

GraphAxis roundAxis(double highest, double least)
{
	constexpr double kSteps[] = {1, 2, 2.5, 5, 10};
	constexpr double kIntervals = 3; // more lines than that are noise in a graph six lines of text high
	const double reach = std::max({highest, least, 1e-6});
	const double power = std::pow(10, std::floor(std::log10(reach / kIntervals)));
	double step = power * 10;
	for (const double candidate : kSteps) {
		if (power * candidate * kIntervals >= reach) {
			step = power * candidate;
			break;
		}
	}
	GraphAxis axis;
	const int intervals = static_cast<int>(std::ceil(reach / step - 1e-9));
	axis.top = step * intervals;
	for (int mark = 0; mark <= intervals; ++mark) {
		axis.marks.push_back(step * mark);
	}
	return axis;
}

} // namespace ui
