#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace show {

// One product that is to be pitched.
struct RunEntry {
	static constexpr std::size_t kMost = 500; // in one run: more than a day of one-minute pitches
	static constexpr std::int64_t kMostMinutes = 600;

	std::string sku; // the row of the shelf that goes on air
	std::int64_t minutes = 5;
	bool allVariants = false; // pitched with all sizes and colours of its product: sold out when the last one is

	bool operator==(const RunEntry &) const = default;
};

} // namespace show
