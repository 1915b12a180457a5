#pragma once

#include "alerts/AlertRules.hpp"
#include "core/Duration.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace alerts {

// What holds for one SKU instead of the default. Absent: the default.
struct SkuRules {
	std::optional<std::int64_t> lowUnits; // then no share of the opening stock counts
	std::optional<std::int64_t> soonUnits;
	std::optional<std::int64_t> nowUnits;
	std::optional<core::Duration> hotWithin;
	std::optional<core::Duration> nowWithin;
	std::optional<double> price;
	std::optional<double> cost;

	bool operator==(const SkuRules &) const = default;
};

// How much an alert asks to be added. Money in one currency, whichever; shops do not tell what a unit costs them.
struct RestockSettings {
	core::Duration lastsFor = core::Duration::minutes(10); // to the end of the show, or until more can be there
	std::optional<double> price;                           // that a buyer pays
	std::optional<double> cost;                            // that the shop pays
	double penalty = 0;                                    // for an order that comes too late

	bool operator==(const RestockSettings &) const = default;
};

// What a person sets of alerts beside the default rules.
struct AlertPlan {
	core::Duration snoozeFor = core::Duration::minutes(5);
	RestockSettings restock;
	std::map<std::string, SkuRules> skus;

	bool operator==(const AlertPlan &) const = default;
};

// The default with what differs for the SKU.
AlertRules rulesFor(const std::string &sku, const AlertRules &rules, const AlertPlan &plan);
RestockSettings restockFor(const std::string &sku, const AlertPlan &plan);

} // namespace alerts
