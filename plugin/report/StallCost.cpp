#include "report/StallCost.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace report {

namespace {

constexpr double kBefore = 30;  // seconds that the rate is learnt from
constexpr double kRebound = 40; // seconds after a stall that belong to it
constexpr std::size_t kFewest = 30;
constexpr double kStep = 5; // seconds from one window to the next

struct Guess {
	double expected = 0;
	double missing = 0; // expected less what came
};

class Windows {
public:
	Windows(const std::vector<Stall> &stalls, const std::vector<float> &orders) : stalls_(stalls), sums_{0}
	{
		for (const float count : orders) {
			sums_.push_back(sums_.back() + static_cast<double>(count));
		}
	}

	Guess at(double from, double length) const
	{
		const double expected = between(from - kBefore, from) / kBefore * (length + kRebound);
		return {expected, expected - between(from, from + length + kRebound)};
	}
	bool fits(double from, double length) const { return from >= kBefore && from + length + kRebound <= end(); }

	// Errors where nothing stalled, each by the spread that counting alone would give it; sorted.
	std::vector<double> errors(double length) const
	{
		std::vector<double> errors;
		for (double from = kBefore; from + length + kRebound <= end(); from += kStep) {
			const Span window{from - kBefore, from + length + kRebound};
			const bool calm = std::ranges::none_of(stalls_, [&](const Stall &stall) {
				return stall.span.from < window.to && stall.span.to + kRebound > window.from;
			});
			const Guess guess = calm ? at(from, length) : Guess();
			if (guess.expected >= 1) {
				errors.push_back(guess.missing / std::sqrt(guess.expected));
			}
		}
		std::ranges::sort(errors);
		return errors;
	}

private:
	double end() const { return static_cast<double>(sums_.size() - 1); }
	double between(double from, double to) const
	{
		const auto index = [&](double at) {
			return static_cast<std::size_t>(std::clamp(std::round(at), 0.0, end()));
		};
		return sums_[index(to)] - sums_[index(from)];
	}

	const std::vector<Stall> &stalls_;
	std::vector<double> sums_;
};

double quantile(const std::vector<double> &sorted, double share)
{
	return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

} // namespace

std::optional<Estimate> priceStalls(std::vector<Stall> &stalls, const std::vector<float> &orders)
{
	const Windows windows(stalls, orders);
	Estimate all;
	double spread = 0;
	bool measurable = !stalls.empty();
	for (Stall &stall : stalls) {
		const double length = stall.span.length();
		const auto errors = windows.errors(length);
		const Guess guess = windows.at(stall.span.from, length);
		if (!windows.fits(stall.span.from, length) || errors.size() < kFewest || guess.expected < 1) {
			measurable = false;
			continue;
		}
		const double scale = std::sqrt(guess.expected);
		const double middle = guess.missing - quantile(errors, 0.5) * scale;
		const Estimate cost{middle, guess.missing - quantile(errors, 0.95) * scale,
				    guess.missing - quantile(errors, 0.05) * scale};
		if (cost.low > 0) {
			stall.cost = cost;
		}
		all.middle += middle;
		spread += std::pow((cost.high - cost.low) / 2, 2);
	}
	all.low = all.middle - std::sqrt(spread);
	all.high = all.middle + std::sqrt(spread);
	return measurable && all.low > 0 ? std::optional(all) : std::nullopt;
}

} // namespace report
