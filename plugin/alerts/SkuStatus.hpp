#pragma once

namespace alerts {

// How near a SKU is to its end, as shown in the table and on the counters. Words and shapes differ, not only colours.
enum class SkuStatus {
	Untracked, // the shop gives no number, or sells on without one
	Ok,
	Low,     // few left
	Hot,     // sells out soon at this pace
	SoldOut, // none left
};

} // namespace alerts
