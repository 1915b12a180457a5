#pragma once

#include "alerts/Alert.hpp"
#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "forecast/Forecast.hpp"

#include <cstdint>
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

// One alert that came or went because of a report.
struct AlertChange {
	Alert alert;
	bool raised = true; // false: cleared
};

// Turns changes of status into alerts: one a SKU at a time, raised when things get worse, cleared when all is well.
//
// What a SKU was when it was first seen is no news and raises nothing. A worse status replaces the SKU's alert with a
// new one that must be acknowledged again; a better one, short of ok, keeps the alert that is there.
// Not thread-safe; the shop loop owns it.
class AlertDesk {
public:
	// Answers what changed, a cleared alert before the raised one that replaces it.
	std::vector<AlertChange> onReport(core::Instant now, const SkuReport &report);

	// Zero: the newest alert that is not acknowledged. Answers whether there was one.
	bool acknowledge(std::uint64_t id);

	// Newest first.
	std::vector<Alert> alerts() const;

	// Another shop: forget everything.
	void clear();

private:
	struct Watch {
		SkuStatus status = SkuStatus::Ok;
		std::optional<Alert> alert;
	};

	std::map<std::string, Watch> watches_;
	std::uint64_t lastId_ = 0;
};

// A time as the dock and the alerts write it in any language: "4:10", "1:02:00"; "–" when it is not in sight (a day
// away or never).
std::string clockText(core::Duration time);

} // namespace alerts
