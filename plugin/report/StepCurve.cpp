#include "report/StepCurve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace report {

void StepCurve::add(double at, double value)
{
	if (!points_.empty() && points_.back().value == value) {
		return;
	}
	const bool goesOn = !points_.empty() && std::floor(points_.back().at / column_) == std::floor(at / column_);
	inColumn_ = goesOn ? inColumn_ + 1 : 1;
	if (inColumn_ <= 3) {
		points_.push_back({at, value});
		return;
	}
	Point &least = points_[points_.size() - 2];
	if (points_.back().value < least.value) {
		least = points_.back();
	}
	points_.back() = {at, value};
}

StockCurve StepCurve::cut(const std::vector<Span> &gaps, double end) const
{
	StockCurve curve;
	std::vector<Point> segment;
	auto gap = gaps.begin();
	double value = 0;
	const auto close = [&](double at) {
		if (!segment.empty() && at > segment.front().at) {
			segment.push_back({at, value});
			curve.segments.push_back(std::move(segment));
		}
		segment.clear();
	};
	const auto passGaps = [&](double until) {
		for (; gap != gaps.end() && gap->from < until; ++gap) {
			close(gap->from);
			if (gap->to < until && gap->to < end) {
				segment.push_back({gap->to, value});
			}
		}
	};
	for (const Point &point : points_) {
		passGaps(point.at);
		value = point.value;
		segment.push_back(point);
	}
	passGaps(end);
	close(end);
	return curve;
}

} // namespace report
