#include "app/ShelfKeeper.hpp"

#include "app/StockRowWords.hpp"
#include "app/TableOrder.hpp"
#include "overlay/CueModel.hpp"

#include <algorithm>
#include <format>
#include <iterator>
#include <utility>

namespace app {

namespace {

constexpr double kWorthSaying = 0.2;                                // of the chance that a pitch sells it out
constexpr core::Duration kSweepEvery = core::Duration::minutes(10); // what goes has been gone for hours

std::vector<std::string> variantsIn(const commerce::ShopUpdate &update)
{
	std::vector<std::string> ids;
	std::ranges::transform(update.levels, std::back_inserter(ids), &commerce::StockLevel::id);
	for (const commerce::StockMove &move : update.moves) {
		ids.push_back(move.variantId.empty() ? move.sku : move.variantId);
	}
	for (const commerce::ShopOrder &order : update.orders) {
		std::ranges::transform(order.lines, std::back_inserter(ids), &commerce::OrderLine::variant);
	}
	return ids;
}

} // namespace

void ShelfKeeper::onUpdate(const std::string &shop, const commerce::ShopUpdate &update, core::Instant now)
{
	const stock::Heard heard = this->heard(now);
	if (record_) { // an update is large
		record({.kind = stock::JournalEvent::Kind::Update, .heard = heard, .shop = shop, .update = update});
	}
	take(shop, update, heard);
}

void ShelfKeeper::take(const std::string &shop, const commerce::ShopUpdate &update, stock::Heard heard)
{
	const stock::Applied applied = ledger_.apply(shop, update, heard);
	for (const stock::SoldUnits &sold : applied.sold) {
		demandOf(sold.sku).onSold(sold.at, sold.units, sold.within);
	}
	for (const stock::Correction &correction : applied.corrections) {
		record({.kind = stock::JournalEvent::Kind::Correction,
			.heard = heard,
			.shop = correction.shop,
			.sku = correction.sku,
			.number = correction.units});
	}
	oversells_.look(ledger_, shop, variantsIn(update));
	remarks_.take(shop, update);
	// A shop's pitch moves the air only until a person has chosen.
	if (update.pitchedSku && !onAirByPerson_ && ledger_.snapshot()->find(*update.pitchedSku)) {
		if (*update.pitchedSku != onAir_) { // which it says again and again
			setAir(*update.pitchedSku, heard.at);
		}
	}
}

void ShelfKeeper::forget(const std::string &shop, core::Instant now)
{
	record({.kind = stock::JournalEvent::Kind::Forget, .heard = heard(now), .shop = shop});
	drop(shop, now);
}

void ShelfKeeper::follow(const std::map<std::string, std::uint64_t> &shops, core::Instant now)
{
	for (const stock::FeedState &feed : ledger_.feeds()) {
		const auto wanted = shops.find(feed.shop);
		const auto known = followed_.find(feed.shop);
		if (wanted == shops.end() || known == followed_.end() || known->second != wanted->second) {
			forget(feed.shop, now);
		}
	}
	for (const auto &[shop, meaning] : shops) {
		if (const auto known = followed_.find(shop); known == followed_.end() || known->second != meaning) {
			record({.kind = stock::JournalEvent::Kind::Follow,
				.heard = heard(now),
				.shop = shop,
				.number = static_cast<std::int64_t>(meaning)});
		}
	}
	followed_ = shops;
}

void ShelfKeeper::drop(const std::string &shop, core::Instant now)
{
	startedAt_ = now;
	ledger_.forget(shop);
	oversells_.forget(shop);
	remarks_.forget(shop);
	keepOnlyRows();
	if (!ledger_.snapshot()->find(onAir_)) {
		onAir_.clear();
		onAirByPerson_ = false;
	}
}

// What is known beside the ledger goes with the row.
void ShelfKeeper::keepOnlyRows()
{
	const auto shelf = ledger_.snapshot();
	std::erase_if(watches_, [&](const auto &watch) { return !shelf->find(watch.first); });
	alerts_.keepOnly([&](const std::string &sku) { return shelf->find(sku) != nullptr; });
}

void ShelfKeeper::dropGone()
{
	std::set<std::string> wanted = picked_;
	wanted.insert(onAir_);
	for (const stock::Oversell &found : oversells_.found()) {
		wanted.insert(found.sku);
	}
	ledger_.dropGone([&](const std::string &sku) { return wanted.contains(sku); });
	keepOnlyRows(); // also of what an order named and no shop ever listed
}

core::Message ShelfKeeper::remarkAbout(const std::string &shop) const
{
	const auto feeds = ledger_.feeds();
	const auto feed = std::ranges::find(feeds, shop, &stock::FeedState::shop);
	return feed == feeds.end() || feed->limit == 0
		       ? core::Message()
		       : core::Message{"Shelf.TooMany", {{"limit", std::to_string(feed->limit)}}, {}};
}

// When the first of its parts is: a sum is as old as its oldest figure.
core::Instant ShelfKeeper::staleAt(const stock::SkuState &state) const
{
	core::Instant first = core::Instant::never();
	for (const stock::StockPart &part : state.parts) {
		if (part.listed || !state.listed) {
			const auto limit = staleAfter_.find(part.shop);
			first = std::min(first, part.confirmedAt + (limit == staleAfter_.end() ? rules_.staleAfter
											       : limit->second));
		}
	}
	return first;
}

void ShelfKeeper::record(stock::JournalEvent event)
{
	if (record_) {
		record_(std::move(event));
	}
}

// Of a large shelf most rows rest: nobody buys, and nothing was heard of them. Time alone changes nothing there. Null:
// the row has to be looked at.
const overlay::SkuFacts *ShelfKeeper::asBefore(std::size_t row, const stock::SkuList::Row &state) const
{
	if (rulesAreNew_ || row >= facts_->skus.size()) {
		return nullptr;
	}
	const overlay::SkuFacts &before = facts_->skus[row];
	const bool rests = before.forecast.pacePerMinute == 0 && before.forecast.fromPitches == 0;
	return before.stock == state && rests && state->sku != onAir_ ? &before : nullptr;
}

std::vector<alerts::AlertChange> ShelfKeeper::refresh(core::Instant now)
{
	refreshedAt_ = now;
	audience_.advance(now);
	if (now - sweptAt_ >= kSweepEvery) {
		sweptAt_ = now;
		dropGone();
	}
	const auto shelf = ledger_.snapshot();
	auto facts = std::make_shared<overlay::ShelfFacts>();
	facts->onAir = onAir_;
	facts->index = shelf->index;
	facts->skus.reserve(shelf->skus.size());
	for (const auto &state : shelf->skus) {
		if (const overlay::SkuFacts *same = asBefore(facts->skus.size(), state)) {
			facts->skus.push_back(*same);
			continue;
		}
		overlay::SkuFacts &one = facts->skus.emplace_back();
		one.stock = state;
		one.product = overlay::productOf(*state);
		Watch &seen = watch(state->sku);
		const alerts::AlertRules rules = alerts::rulesFor(state->sku, rules_, plan_);
		if (state->available && seen.demand) {
			one.forecast = seen.demand->at(now, *state->available, rules.hotWithin);
		}
		// An old number does not change the status: it waits until the shop confirms it again.
		one.staleAt = staleAt(*state);
		one.status = state->listed && now <= one.staleAt
				     ? seen.tracker.update(now, state->shown(), state->opening, one.forecast, rules)
				     : seen.tracker.status();
		if (state->listed) {
			warn(one, rules, seen, now);
		}
	}
	alerts_.onOversold(now, oversold());
	const bool sameProducts =
		facts_->families && std::ranges::equal(facts->skus, facts_->skus, {}, &overlay::SkuFacts::product,
						       &overlay::SkuFacts::product);
	facts->families = sameProducts ? facts_->families : std::make_shared<const overlay::Families>(facts->skus);
	facts->hot = topSellers(*facts);
	facts->queue = planned_.empty() ? queueInTable(*facts) : planned_;
	facts_ = std::move(facts);
	rulesAreNew_ = false;
	return alerts_.settle(now);
}

ShelfView ShelfKeeper::view(core::Instant now) const
{
	ShelfView view;
	view.at = now;
	view.onAir = onAir_;
	view.alerts = alerts_.alerts();
	view.snoozes = alerts_.snoozes();
	view.notice = notice_;
	view.rows.reserve(facts_->skus.size());
	for (const overlay::SkuFacts &facts : facts_->skus) {
		StockRow &row = view.rows.emplace_back(stockRow(facts, onAir_, now));
		const auto ifPitched = row.onAir || row.available.value_or(0) <= 0
					       ? std::nullopt
					       : pitches_.chanceOfAtLeast(row.sku, *row.available);
		if (ifPitched.value_or(0) >= kWorthSaying) {
			row.notes.push_back(
				{"Shelf.IfPitched", {{"percent", std::format("{:.0f}", *ifPitched * 100)}}, {}});
		}
	}
	view.rehearsal = std::ranges::any_of(view.rows, &StockRow::rehearsal);
	view.realBeside = view.rehearsal && !std::ranges::all_of(view.rows, &StockRow::rehearsal);
	view.feed = trouble();
	const overlay::SkuFacts *next = stepInTable(*facts_, onAir_, 1);
	const bool isOther = next && next->stock->sku != onAir_;
	view.cue = overlay::makeCueView(*facts_, {sellsOut(), view.alerts, isOther ? titleOf(*next->stock) : ""}, now);
	return view;
}

// The first thing that is wrong with a shop.
core::Message ShelfKeeper::trouble() const
{
	const auto feeds = ledger_.feeds();
	if (const auto wrong = std::ranges::find_if(feeds, [](const auto &feed) { return !feed.trouble.empty(); });
	    wrong != feeds.end()) {
		return wrong->trouble;
	}
	if (std::ranges::none_of(feeds, &stock::FeedState::everAnswered)) {
		return {"Shelf.Waiting", {}};
	}
	return remarks_.sentence();
}

// No two answers get the same date, so that of two the later one holds where the shop dates neither.
stock::Heard ShelfKeeper::heard(core::Instant now)
{
	const auto passed = std::chrono::milliseconds((now - wallThen_.at).ms());
	lastHeard_ = std::max(wallThen_.wall + passed, lastHeard_ + std::chrono::milliseconds(1));
	return {now, lastHeard_};
}

bool ShelfKeeper::setPlanned(std::vector<std::string> skus)
{
	const bool areOthers = skus != planned_;
	planned_ = std::move(skus);
	return areOthers;
}

ShelfKeeper::Watch &ShelfKeeper::watch(const std::string &sku)
{
	return watches_[sku];
}

forecast::DemandForecast &ShelfKeeper::demandOf(const std::string &sku)
{
	auto &demand = watch(sku).demand;
	if (!demand) {
		demand = std::make_unique<forecast::DemandForecast>(startedAt_, forecast::kDemandTuning, &audience_);
	}
	return *demand;
}

} // namespace app
