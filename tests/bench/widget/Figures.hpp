#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace widget {

// What is kept of many measurements of one thing.
struct Spread {
	double median = 0;
	double p99 = 0;
	double most = 0;
	std::size_t number = 0;
};

inline Spread spreadOf(std::vector<double> values)
{
	if (values.empty()) {
		return {};
	}
	std::ranges::sort(values);
	const auto at = [&values](double share) {
		return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
	};
	return {at(0.5), at(0.99), values.back(), values.size()};
}

inline double medianOf(std::vector<double> values)
{
	return spreadOf(std::move(values)).median;
}

// One line of the table: a figure of the stock counter beside the text source's.
struct Row {
	std::string what;
	std::string unit;
	std::optional<double> counter; // absent: there is no such thing, or it was not measured
	std::optional<double> text;
	std::string goal;        // in words, empty: none
	std::optional<bool> met; // of the counter
};

} // namespace widget
