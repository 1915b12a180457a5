#pragma once

#include "alerts/Alert.hpp"
#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
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

	bool operator==(const OversoldReport &) const = default;
};

// One alert that came or went because of a report.
struct AlertChange {
	Alert alert;
	bool raised = true; // false: cleared
};

// Turns changes of status into alerts: one a SKU at a time, raised when things get worse, cleared when all is well.
//
// What a SKU was when it was first seen is no news and raises nothing. A worse status replaces the SKU's alert with a
// new one that must be acknowledged again; a better one, short of ok, keeps the alert that is there. An oversold
// variant has an alert beside these, until stock or a cancellation covers it; more units make a new one. Not
// thread-safe; the shop loop owns it.
class AlertDesk {
public:
	// Answers what changed, a cleared alert before the raised one that replaces it.
	std::vector<AlertChange> onReport(core::Instant now, const SkuReport &report);

	// All that is oversold now.
	std::vector<AlertChange> onOversold(core::Instant now, const std::vector<OversoldReport> &reports);

	// Zero: the newest alert that is not acknowledged. Answers which it was.
	std::optional<Alert> acknowledge(std::uint64_t id);
	// All such alerts about the SKU.
	void acknowledge(const std::string &sku, AlertKind kind);

	// Newest first.
	std::vector<Alert> alerts() const;

	// A shop is not followed any more: forgets the SKUs that are not `kept`.
	void keepOnly(const std::function<bool(const std::string &sku)> &kept);

private:
	struct Watch {
		SkuStatus status = SkuStatus::Ok;
		std::optional<Alert> alert;
	};

	struct Oversold {
		OversoldReport report;
		Alert alert;
	};

	std::vector<Alert *> all();

	std::map<std::string, Watch> watches_;
	std::map<std::string, Oversold> oversold_; // by id of the report
	std::uint64_t lastId_ = 0;
};

// A time as the dock and the alerts write it in any language: "4:10", "1:02:00"; "–" when it is not in sight (a day
// away or never).
std::string clockText(core::Duration time);

} // namespace alerts
