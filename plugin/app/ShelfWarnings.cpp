// What the shelf warns of, and what people say to that.
#include "app/ShelfKeeper.hpp"

#include "app/StockRowWords.hpp"
#include "forecast/Restock.hpp"

#include <utility>

namespace app {

void ShelfKeeper::setRules(const alerts::AlertRules &rules, std::map<std::string, core::Duration> staleAfter,
			   alerts::AlertPlan plan)
{
	rules_ = rules;
	plan_ = std::move(plan);
	staleAfter_ = std::move(staleAfter);
	rulesAreNew_ = true;
}

alerts::SkuReport ShelfKeeper::report(const overlay::SkuFacts &facts, const alerts::AlertRules &rules,
				      const forecast::DemandForecast *demand) const
{
	const stock::SkuState &state = *facts.stock;
	alerts::SkuReport report{.sku = state.sku,
				 .title = spokenTitle(state),
				 .left = state.available.value_or(0),
				 .forecast = facts.forecast,
				 .status = facts.status,
				 .rules = rules,
				 .onAir = state.sku == onAir_,
				 .rehearsal = state.rehearsal,
				 .restock = {}};
	if (demand) {
		report.restock = [this, demand, sku = &state.sku, left = report.left] {
			const alerts::RestockSettings wish = alerts::restockFor(*sku, plan_);
			return forecast::restockUnits(demand->demandIn(wish.lastsFor), left,
						      {.price = wish.price,
						       .cost = wish.cost,
						       .salvage = {},
						       .penalty = wish.penalty,
						       .unitsPerOrder = demand->unitsPerOrder()});
		};
	}
	return report;
}

// An old number is no ground for a warning, but that it is old is, where it was about to be gone. What a show that
// broke off left behind is old by nature: its shops get the time to answer.
void ShelfKeeper::warn(const overlay::SkuFacts &facts, const alerts::AlertRules &rules, const Watch &seen,
		       core::Instant now)
{
	if (now <= facts.staleAt) {
		alerts_.onReport(now, report(facts, rules, seen.demand.get()));
	} else if (now >= tellStaleFrom_) {
		alerts_.onStale(now, report(facts, rules, seen.demand.get()));
	}
}

bool ShelfKeeper::acknowledge(std::uint64_t alertId)
{
	const auto alert = alerts_.acknowledge(alertId);
	if (alert) { // by what it is about: the next run may count alerts otherwise
		record({.kind = stock::JournalEvent::Kind::Acknowledge,
			.heard = heard(refreshedAt_),
			.sku = alert->sku,
			.number = alerts::isOversold(*alert) ? 1 : 0});
	}
	return alert.has_value();
}

bool ShelfKeeper::snooze(std::uint64_t alertId, core::Duration howLong)
{
	const core::Duration time = howLong > core::Duration::zero() ? howLong : plan_.snoozeFor;
	const std::string sku = alerts_.snooze(alertId, refreshedAt_, time);
	if (!sku.empty()) {
		record({.kind = stock::JournalEvent::Kind::Snooze,
			.heard = heard(refreshedAt_),
			.sku = sku,
			.number = time.ms()});
	}
	return !sku.empty();
}

bool ShelfKeeper::endSnooze(const std::string &sku)
{
	const bool ended = alerts_.endSnooze(sku);
	if (ended) {
		record({.kind = stock::JournalEvent::Kind::Snooze, .heard = heard(refreshedAt_), .sku = sku});
	}
	return ended;
}

std::vector<alerts::OversoldReport> ShelfKeeper::oversold() const
{
	std::vector<alerts::OversoldReport> reports;
	for (stock::Oversell &found : oversells_.found()) {
		const overlay::SkuFacts *known = facts_->find(found.sku);
		reports.push_back({.id = found.shop + '\n' + found.variantId,
				   .sku = found.sku,
				   .title = known ? spokenTitle(*known->stock) : found.sku,
				   .units = found.units,
				   .orders = std::move(found.orders),
				   .others = std::move(found.others),
				   .more = found.more,
				   .rehearsal = known && known->stock->rehearsal});
	}
	return reports;
}

} // namespace app
