#pragma once

#include "core/Duration.hpp"
#include "core/WallTime.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace forecast {

// Seconds of a pitch at which its orders are counted.
inline constexpr std::array<int, 14> kPitchTimes{5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600};

// What one pitch brought: the time from when a SKU went on air until another did, or nobody.
struct PitchRecord {
	std::string sku;
	core::WallTime began;
	core::Duration length;
	std::int64_t orders = 0;
	std::int64_t units = 0;
	// Orders placed until each of `kPitchTimes`; all of them where the pitch was over by then. All zero: not known.
	std::array<std::int64_t, kPitchTimes.size()> ordersBy{};
	std::optional<core::Duration> goneAfter; // it sold out then, and would have brought more

	// How long anything could be bought.
	core::Duration onSaleFor() const { return std::min(length, goneAfter.value_or(length)); }

	bool operator==(const PitchRecord &) const = default;
};

} // namespace forecast
