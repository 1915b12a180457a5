#include "report/TimeAxis.hpp"

#include <algorithm>
#include <cmath>

namespace report {

TimeAxis::TimeAxis(const ShowFigures &show, double left, double right)
	: began_(show.began), length_(std::max(show.length(), 1.0)), left_(left), right_(right)
{
}

double TimeAxis::x(double at) const
{
	return left_ + std::clamp(at / length_, 0.0, 1.0) * (right_ - left_);
}

std::vector<TimeAxis::Tick> TimeAxis::ticks(const ReportWords &words, std::size_t most) const
{
	constexpr double kSteps[] = {1,   2,   5,    10,   15,   30,    60,    120,  300,
				     600, 900, 1800, 3600, 7200, 10800, 21600, 43200};
	double step = 86400;
	for (const double candidate : kSteps) {
		if (length_ / candidate <= static_cast<double>(most)) {
			step = candidate;
			break;
		}
	}
	const double day = words.secondOfDay(began_);
	std::vector<Tick> ticks;
	for (double at = std::ceil(day / step) * step - day; at <= length_; at += step) {
		const auto time = began_ + std::chrono::milliseconds(std::llround(at * 1000));
		ticks.push_back({x(at), words.clock(time, step < 60), x(at) > right_ - 16 ? "end" : "middle"});
	}
	return ticks;
}

double roundAbove(double value)
{
	constexpr double kRound[] = {1, 2, 3, 4, 5, 6, 8};
	for (double power = 1; power < 1e15; power *= 10) {
		for (const double round : kRound) {
			if (round * power >= value) {
				return round * power;
			}
		}
	}
	return value;
}

} // namespace report
