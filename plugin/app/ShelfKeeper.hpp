#pragma once

#include "alerts/AlertDesk.hpp"
#include "alerts/AlertRules.hpp"
#include "alerts/StatusTracker.hpp"
#include "app/DockView.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"
#include "forecast/DemandForecast.hpp"
#include "overlay/ShelfFacts.hpp"
#include "stock/Ledger.hpp"

#include <memory>
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
	explicit ShelfKeeper(core::Instant now) : startedAt_(now) {}

	void onUpdate(const commerce::ShopUpdate &update, core::Instant now);
	// The shop cannot be asked; an empty sentence takes it back.
	void onTrouble(core::Message sentence) { ledger_.setTrouble(std::move(sentence)); }
	// Another shop: what was known is forgotten.
	void startOver(core::Instant now);

	// `staleAfter` may be longer than the rule says where the shop is asked more rarely.
	void setRules(const alerts::AlertRules &rules, core::Duration staleAfter);
	void setNotice(core::Message notice) { notice_ = std::move(notice); }

	// Empty takes the SKU off air. Answers whether the shelf has it.
	bool putOnAir(const std::string &sku);
	// The next (+1) or previous (-1) listed SKU that is not sold out; stays where there is none. Answers the SKU.
	const std::string &stepOnAir(int by);
	const std::string &onAir() const { return onAir_; }

	bool acknowledge(std::uint64_t alertId) { return alerts_.acknowledge(alertId); }

	// Brings forecasts, statuses and alerts up to `now`; answers the alerts that came or went.
	std::vector<alerts::AlertChange> refresh(core::Instant now);

	// As of the last `refresh`.
	std::shared_ptr<const overlay::ShelfFacts> facts() const { return facts_; }
	ShelfView view(core::Instant now) const;

private:
	struct Watch {
		forecast::DemandForecast demand;
		alerts::StatusTracker tracker;
	};
	Watch &watch(const std::string &sku);
	core::Message ledgerTrouble() const;
	StockRow row(const overlay::SkuFacts &facts, core::Instant now) const;

	core::Instant startedAt_;
	stock::Ledger ledger_;
	std::unordered_map<std::string, Watch> watches_;
	alerts::AlertDesk alerts_;
	alerts::AlertRules rules_;
	core::Duration staleAfter_ = alerts::AlertRules().staleAfter;
	core::Message notice_;
	std::string onAir_;
	bool onAirByPerson_ = false;
	std::vector<core::Message> remarks_; // what the shop's latest answer had that could not be used
	std::shared_ptr<const overlay::ShelfFacts> facts_ = std::make_shared<const overlay::ShelfFacts>();
};

} // namespace app
