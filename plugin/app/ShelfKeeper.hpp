#pragma once

#include "alerts/AlertDesk.hpp"
#include "alerts/AlertPlan.hpp"
#include "alerts/AlertRules.hpp"
#include "alerts/StatusTracker.hpp"
#include "app/DockView.hpp"
#include "app/ShopRemarks.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"
#include "forecast/Audience.hpp"
#include "forecast/DemandForecast.hpp"
#include "forecast/PitchMemory.hpp"
#include "forecast/PitchRecord.hpp"
#include "overlay/ShelfFacts.hpp"
#include "stock/JournalEvent.hpp"
#include "stock/Ledger.hpp"
#include "stock/OversellWatch.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace app {

// Everything the product knows of the shelf: the ledger, what sells how fast, what to warn about, and which SKU is on
// air. Takes what shops say and what people do, with the time; answers facts for the counters and a view for the dock.
//
// Holds no clock and no thread; the shop loop owns it and is its only caller.
class ShelfKeeper {
public:
	// `now` and `wall` are the same moment: hearing is dated by it, and the system's clock may jump afterwards.
	ShelfKeeper(core::Instant now, core::WallTime wall) : startedAt_(now), wallThen_{now, wall}, audience_(now) {}

	using Recorder = std::function<void(stock::JournalEvent)>;

	// Is told all that a show is restored from, and what was corrected; called at once, must not block.
	void setRecorder(Recorder recorder) { record_ = std::move(recorder); }
	// Takes in what a show that broke off had heard, oldest first and dated by this process's clock: its numbers,
	// with their age, what sells how fast, and what was warned of by the rules that are set. Before anything else
	// is heard, and before there is a recorder; `restored` ends it. A rehearsal is not gone on with: it begins
	// anew.
	void replay(const stock::JournalEvent &event);
	void restored(core::Instant now);

	void onUpdate(const std::string &shop, const commerce::ShopUpdate &update, core::Instant now);
	// The shop cannot be asked; an empty sentence takes it back.
	void onTrouble(const std::string &shop, core::Message sentence)
	{
		ledger_.setTrouble(shop, std::move(sentence));
	}
	// These are followed, each with a number that is the same as long as its figures mean the same; what others
	// said, and what was said under another number, is forgotten.
	void follow(const std::map<std::string, std::uint64_t> &shops, core::Instant now);

	// A shop's numbers are stale when they were confirmed longer ago than `staleAfter` says, by shop; the rules'
	// own limit holds for shops that are not named.
	void setRules(const alerts::AlertRules &rules, std::map<std::string, core::Duration> staleAfter,
		      alerts::AlertPlan plan = {});
	// SKUs that a person picked: they stay on the shelf even when they are gone from their shops for hours.
	void setPicked(std::set<std::string> skus) { picked_ = std::move(skus); }
	// SKUs that a run of show puts on air after the present one; none: the table's order holds. Answers whether
	// they are other ones than before.
	bool setPlanned(std::vector<std::string> skus);
	void setNotice(core::Message notice) { notice_ = std::move(notice); }

	// Variants to be read again now, with the orders, because they may be oversold: shop → ids. Each is told once.
	std::map<std::string, std::vector<std::string>> takeSuspects() { return oversells_.takeSuspects(); }

	// Viewers see no moving picture since then, or see one again: what is not bought meanwhile is no lack of
	// demand.
	void onStall(bool begun, core::Instant at);
	// What pitches of earlier shows brought; before `replay`.
	void learnPitches(const std::vector<forecast::PitchRecord> &earlier);
	// The show is over, and so is the pitch that is under way.
	void endPitch(core::Instant now);

	// A SKU that goes on air begins a pitch; with another one, or the same again after a minute, that ends.
	// Empty takes the SKU off air. Answers whether the shelf has it.
	bool putOnAir(const std::string &sku);
	// The next (+1) or previous (-1) listed SKU that is not sold out; stays where there is none. Answers the SKU.
	const std::string &stepOnAir(int by);
	const std::string &onAir() const { return onAir_; }

	// Newest first.
	std::vector<alerts::Alert> alerts() const { return alerts_.alerts(); }
	// What is sold beyond stock, by shop and variant.
	std::vector<stock::Oversell> oversells() const { return oversells_.found(); }

	bool acknowledge(std::uint64_t alertId);
	// The alert's SKU warns of nothing but overselling for so long; zero: as the plan says. Alert zero: the newest
	// that is told. False: there is none.
	bool snooze(std::uint64_t alertId, core::Duration howLong);
	bool endSnooze(const std::string &sku);

	// Brings forecasts, statuses and alerts up to `now`; answers the alerts that came or went.
	std::vector<alerts::AlertChange> refresh(core::Instant now);

	// What a person must know about the shop besides whether it answers; empty: nothing.
	core::Message remarkAbout(const std::string &shop) const;

	// As of the last `refresh`.
	std::shared_ptr<const overlay::ShelfFacts> facts() const { return facts_; }
	ShelfView view(core::Instant now) const;

private:
	struct Watch {
		std::unique_ptr<forecast::DemandForecast> demand; // null: nothing of it was sold yet
		alerts::StatusTracker tracker;
	};
	Watch &watch(const std::string &sku);
	forecast::DemandForecast &demandOf(const std::string &sku);
	void setAir(const std::string &sku, core::Instant at);
	stock::Heard heard(core::Instant now);
	void take(const std::string &shop, const commerce::ShopUpdate &update, stock::Heard heard);
	void forget(const std::string &shop, core::Instant now);
	void drop(const std::string &shop, core::Instant now);
	void dropGone();
	void keepOnlyRows();
	core::Instant staleAt(const stock::SkuState &state) const;
	const overlay::SkuFacts *asBefore(std::size_t row, const stock::SkuList::Row &state) const;
	void record(stock::JournalEvent event);
	core::Message trouble() const;
	forecast::SellOutRange sellsOut() const; // of the SKU on air
	void warn(const overlay::SkuFacts &facts, const alerts::AlertRules &rules, const Watch &seen,
		  core::Instant now);
	alerts::SkuReport report(const overlay::SkuFacts &facts, const alerts::AlertRules &rules,
				 const forecast::DemandForecast *demand) const;
	std::vector<alerts::OversoldReport> oversold() const;

	core::Instant startedAt_;
	stock::Heard wallThen_; // what ties dates to instants
	core::WallTime lastHeard_;
	std::optional<core::Instant> replayedTo_;
	core::Instant refreshedAt_; // the latest `refresh`
	core::Instant sweptAt_;     // the latest `dropGone`
	Recorder record_;           // may be empty
	stock::Ledger ledger_;
	stock::OversellWatch oversells_;
	std::unordered_map<std::string, Watch> watches_;
	alerts::AlertDesk alerts_;
	alerts::AlertRules rules_;
	alerts::AlertPlan plan_;
	core::Instant tellStaleFrom_; // `never` while a show that broke off is taken in
	bool rulesAreNew_ = true;     // since the latest `refresh`
	std::map<std::string, core::Duration> staleAfter_;
	std::set<std::string> picked_;
	std::vector<std::string> planned_;
	core::Message notice_;
	forecast::Audience audience_;
	forecast::PitchMemory pitches_;
	std::string onAir_;
	core::Instant onAirSince_;
	bool onAirByPerson_ = false;
	std::map<std::string, std::uint64_t> followed_; // as told by `follow`
	ShopRemarks remarks_;
	std::shared_ptr<const overlay::ShelfFacts> facts_ = std::make_shared<const overlay::ShelfFacts>();
};

} // namespace app
