#include "app/ShelfKeeper.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace app {

namespace {

constexpr const char *kUnknown = "–";

std::string titleOf(const stock::SkuState &state)
{
	const std::string &name = state.title.empty() ? state.sku : state.title;
	return state.variant.empty() ? name : name + " " + state.variant;
}

// One decimal where it says something, none above ten.
std::string paceText(double perMinute)
{
	return perMinute >= 10 || perMinute < 0.05 ? std::format("{:.0f}", perMinute)
						   : std::format("{:.1f}", perMinute);
}

bool isStale(const stock::SkuState &state, core::Instant now, core::Duration limit)
{
	return !state.listed || now - state.confirmedAt > limit;
}

} // namespace

void ShelfKeeper::onUpdate(const commerce::ShopUpdate &update, core::Instant now)
{
	for (const stock::SoldUnits &sold : ledger_.apply(update, now)) {
		watch(sold.sku).demand.onSold(now, sold.units);
	}
	if (!update.levels.empty() || !update.remarks.empty()) {
		remarks_ = update.remarks;
	}
	// A shop's pitch moves the air only until a person has chosen.
	if (update.pitchedSku && !onAirByPerson_ && ledger_.snapshot()->find(*update.pitchedSku)) {
		onAir_ = *update.pitchedSku;
	}
}

void ShelfKeeper::startOver(core::Instant now)
{
	startedAt_ = now;
	ledger_.clear();
	watches_.clear();
	alerts_.clear();
	remarks_.clear();
	onAir_.clear();
	onAirByPerson_ = false;
}

void ShelfKeeper::setRules(const alerts::AlertRules &rules, core::Duration staleAfter)
{
	rules_ = rules;
	staleAfter_ = staleAfter;
}

bool ShelfKeeper::putOnAir(const std::string &sku)
{
	if (!sku.empty() && !ledger_.snapshot()->find(sku)) {
		return false;
	}
	onAir_ = sku;
	onAirByPerson_ = true;
	return true;
}

const std::string &ShelfKeeper::stepOnAir(int by)
{
	const auto &skus = facts_->skus;
	const auto count = static_cast<std::ptrdiff_t>(skus.size());
	const auto current = std::ranges::find(skus, onAir_, [](const auto &facts) { return facts.stock->sku; });
	std::ptrdiff_t at = current == skus.end() ? (by > 0 ? -1 : count) : current - skus.begin();
	for (std::ptrdiff_t step = 0; step < count; ++step) {
		at = (at + (by > 0 ? 1 : -1) + count) % count;
		const overlay::SkuFacts &facts = skus[static_cast<std::size_t>(at)];
		if (facts.stock->listed && facts.status != alerts::SkuStatus::SoldOut) {
			onAir_ = facts.stock->sku;
			onAirByPerson_ = true;
			break;
		}
	}
	return onAir_;
}

std::vector<alerts::AlertChange> ShelfKeeper::refresh(core::Instant now)
{
	std::vector<alerts::AlertChange> changes;
	const auto shelf = ledger_.snapshot();
	auto facts = std::make_shared<overlay::ShelfFacts>();
	facts->rehearsal = shelf->feed.rehearsal;
	facts->onAir = onAir_;
	facts->staleAfter = staleAfter_;
	facts->skus.reserve(shelf->skus.size());
	for (const auto &state : shelf->skus) {
		overlay::SkuFacts &one = facts->skus.emplace_back();
		one.stock = state;
		Watch &seen = watch(state->sku);
		if (state->available) {
			one.forecast = seen.demand.at(now, *state->available);
		}
		// An old number is no ground for a warning: the status waits until the shop confirms it again.
		if (isStale(*state, now, staleAfter_)) {
			one.status = seen.tracker.status();
			continue;
		}
		one.status = seen.tracker.update(now, state->available, state->opening, one.forecast, rules_);
		auto changed = alerts_.onReport(
			now, {state->sku, titleOf(*state), state->available.value_or(0), one.forecast, one.status});
		std::ranges::move(changed, std::back_inserter(changes));
	}
	facts_ = std::move(facts);
	return changes;
}

ShelfView ShelfKeeper::view(core::Instant now) const
{
	ShelfView view;
	view.at = now;
	view.rehearsal = facts_->rehearsal;
	view.onAir = onAir_;
	view.alerts = alerts_.alerts();
	view.notice = notice_;
	view.rows.reserve(facts_->skus.size());
	for (const overlay::SkuFacts &facts : facts_->skus) {
		view.rows.push_back(row(facts, now));
	}
	view.feed = ledgerTrouble();
	if (view.feed.empty() && !remarks_.empty()) {
		view.feed = {
			"Shelf.Remarks", {{"count", std::to_string(remarks_.size())}}, {{"first", remarks_.front()}}};
	}
	return view;
}

core::Message ShelfKeeper::ledgerTrouble() const
{
	return ledger_.feed().everAnswered || !ledger_.feed().trouble.empty() ? ledger_.feed().trouble
									      : core::Message{"Shelf.Waiting", {}};
}

ShelfKeeper::Watch &ShelfKeeper::watch(const std::string &sku)
{
	const auto found = watches_.find(sku);
	return found != watches_.end()
		       ? found->second
		       : watches_.emplace(sku, Watch{forecast::DemandForecast(startedAt_), {}}).first->second;
}

StockRow ShelfKeeper::row(const overlay::SkuFacts &facts, core::Instant now) const
{
	const stock::SkuState &state = *facts.stock;
	StockRow row;
	row.sku = state.sku;
	row.title = titleOf(state);
	row.available = state.available;
	row.pacePerMinute = facts.forecast.pacePerMinute;
	row.sellsOutInTime = facts.forecast.sellsOutIn;
	row.left = state.available ? std::to_string(*state.available) : kUnknown;
	row.pace = state.available ? paceText(facts.forecast.pacePerMinute) : kUnknown;
	row.sellsOutIn =
		facts.status == alerts::SkuStatus::SoldOut ? kUnknown : alerts::clockText(facts.forecast.sellsOutIn);
	row.status = facts.status;
	row.onAir = state.sku == onAir_;
	row.stale = isStale(state, now, staleAfter_);
	if (!state.listed) {
		row.age = {"Shelf.NotListed", {}};
	} else if (row.stale) {
		row.age = {"Shelf.Age", {{"seconds", std::to_string((now - state.confirmedAt).ms() / 1000)}}};
	}
	return row;
}

} // namespace app
