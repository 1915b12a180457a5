#include "report/AnswerGaps.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace report {

namespace {

constexpr double kShortest = 1.0 / 16;
constexpr std::size_t kClasses = 24;

} // namespace

void AnswerGaps::onAnswer(double at)
{
	if (heard_) {
		const double length = at - last_;
		lengths_.resize(kClasses);
		const double power = std::ceil(std::log2(std::max(length, kShortest) / kShortest));
		++lengths_[std::min(static_cast<std::size_t>(power), kClasses - 1)];
		if (length >= kLeast) {
			long_.push_back({last_, at});
		}
	}
	heard_ = true;
	last_ = at;
}

std::vector<Span> AnswerGaps::gaps(double end) const
{
	const std::size_t answers = std::accumulate(lengths_.begin(), lengths_.end(), std::size_t{0});
	std::size_t below = 0;
	double usual = 0;
	for (std::size_t i = 0; i < lengths_.size() && below * 2 < answers; ++i) {
		below += lengths_[i];
		usual = kShortest * std::exp2(static_cast<double>(i));
	}
	const double least = std::max(kLeast, kTimes * usual);
	std::vector<Span> found;
	for (const Span &span : long_) {
		if (span.length() >= least && span.to > 0 && span.from < end) {
			found.push_back({std::max(span.from, 0.0), std::min(span.to, end)});
		}
	}
	if (heard_ && end - last_ >= least) {
		found.push_back({std::max(last_, 0.0), end});
	}
	return found;
}

} // namespace report
