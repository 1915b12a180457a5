#pragma once

#include "alerts/Alert.hpp"
#include "alerts/AlertSentence.hpp"
#include "alerts/LevelTracker.hpp"
#include "alerts/LoudLimit.hpp"
#include "alerts/SkuReport.hpp"
#include "alerts/Snoozes.hpp"
#include "core/Instant.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace alerts {

// One alert that came or went because of a report.
struct AlertChange {
	Alert alert;
	bool raised = true; // false: cleared
};

// Turns reports into alerts: one a SKU at a time, raised when things get worse, cleared when all is well.
//
// What a SKU was when it was first seen is no news and raises nothing. A worse level replaces the SKU's alert with a
// new one that must be acknowledged again; a better one lowers the alert that is there, quietly. Its sentence always
// says what is true now. An oversold variant has an alert beside these, until stock or a cancellation covers it; more
// units make a new one. A snoozed SKU's alerts come and go, but nobody is told of them until the snooze is over; what
// is oversold is told all the same. Few alerts are loud (LoudLimit); of those that come at once the most urgent are,
// what is on air before all others.
//
// Tell it all that is known of one moment, then `settle`. Not thread-safe; the shop loop owns it. A clock that jumps
// does no more than end a wait sooner or later.
class AlertDesk {
public:
	void onReport(core::Instant now, const SkuReport &report);
	// The SKU's number is too old to be believed. Warns where it was about to sell out, and says nothing else.
	void onStale(core::Instant now, const SkuReport &report);
	// All that is oversold now.
	void onOversold(core::Instant now, const std::vector<OversoldReport> &reports);
	// What changed since the last call, a cleared alert before the raised one that replaces it.
	[[nodiscard]] std::vector<AlertChange> settle(core::Instant now);

	// Zero: the newest alert that is told. Answers which it was.
	std::optional<Alert> acknowledge(std::uint64_t id);
	// All alerts about the SKU: that it is oversold, or else those about its stock.
	void acknowledge(const std::string &sku, bool oversold);

	// Answers the SKU of the alert; zero: of the newest that is told and not about overselling. Empty: there is
	// none.
	std::string snooze(std::uint64_t id, core::Instant now, core::Duration howLong);
	void snoozeSku(const std::string &sku, core::Instant now, core::Duration howLong);
	// False: it was not snoozed.
	bool endSnooze(const std::string &sku);
	std::vector<Snooze> snoozes() const { return snoozes_.list(); }

	// No alert is loud any more: those of a show that broke off are known.
	void hush();

	// Newest first.
	std::vector<Alert> alerts() const;

	// A shop is not followed any more: forgets the SKUs that are not `kept`.
	void keepOnly(const std::function<bool(const std::string &sku)> &kept);

private:
	struct Watch {
		LevelTracker tracker;
		std::optional<Alert> alert;
		SkuReport latest; // while there is an alert
		std::optional<Alert> beforeStale;
		std::optional<std::int64_t> add; // as of `figuredAt`
		core::Instant figuredAt;
		std::optional<core::Instant> loudAt;
		core::Instant seenAt;
	};

	struct Oversold {
		OversoldReport report;
		Alert alert;
	};

	void take(Watch &watch, core::Instant now, const SkuReport &report, bool isNew);
	void raise(Watch &watch, core::Instant now, AlertLevel level, const SkuReport &report);
	void clear(Watch &watch);
	static void say(Watch &watch, core::Instant now, const SkuReport &report);
	void endSnoozes(core::Instant now);
	void giveVoice(core::Instant now);
	bool voice(core::Instant now, const Alert &alert);
	std::vector<Alert *> all();

	std::map<std::string, Watch> watches_;
	std::map<std::string, Oversold> oversold_; // by id of the report
	Snoozes snoozes_;
	LoudLimit loud_;
	std::vector<AlertChange> changes_; // since `settle`
	std::uint64_t lastId_ = 0;
};

} // namespace alerts
