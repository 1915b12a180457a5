#pragma once

#include "alerts/AlertRules.hpp"
#include "alerts/SkuStatus.hpp"
#include "forecast/Forecast.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace alerts {

// What a SKU looks like when its status is reported.
struct SkuReport {
	std::string sku;
	std::string title; // with the variant, as the host says it
	std::int64_t left = 0;
	forecast::Forecast forecast;
	SkuStatus status = SkuStatus::Ok;
	AlertRules rules; // that hold for it
	bool onAir = false;
	bool rehearsal = false;
	// Units to add, asked for now and then while there is an alert, never later than the call; empty: not known.
	std::function<std::int64_t()> restock;
};

// More of a SKU was sold than there is.
struct OversoldReport {
	std::string id; // the same for the same variant of the same shop
	std::string sku;
	std::string title;
	std::int64_t units = 0;
	std::vector<std::string> orders; // codes of those that do not fit, newest first
	std::vector<std::string> others; // of other open ones, newest first
	std::size_t more = 0;            // open ones that are not named
	bool rehearsal = false;

	bool operator==(const OversoldReport &) const = default;
};

} // namespace alerts
