#include "app/ShelfKeeper.hpp"

#include "app/StockRowWords.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {

namespace {

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
		auto &demand = watch(sold.sku).demand;
		if (!demand) {
			demand = std::make_unique<forecast::DemandForecast>(startedAt_);
		}
		demand->onSold(sold.at, sold.units, sold.within);
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
		onAir_ = *update.pitchedSku;
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

void ShelfKeeper::setRules(const alerts::AlertRules &rules, std::map<std::string, core::Duration> staleAfter)
{
	rules_ = rules;
	staleAfter_ = std::move(staleAfter);
	rulesAreNew_ = true;
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

bool ShelfKeeper::putOnAir(const std::string &sku)
{
	if (!sku.empty() && !ledger_.snapshot()->find(sku)) {
		return false;
	}
	onAir_ = sku;
	onAirByPerson_ = true;
	record({.kind = stock::JournalEvent::Kind::OnAir, .heard = heard(refreshedAt_), .sku = sku});
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
			record({.kind = stock::JournalEvent::Kind::OnAir, .heard = heard(refreshedAt_), .sku = onAir_});
			break;
		}
	}
	return onAir_;
}

bool ShelfKeeper::acknowledge(std::uint64_t alertId)
{
	const auto alert = alerts_.acknowledge(alertId);
	if (alert) { // by what it is about: the next run may count alerts otherwise
		record({.kind = stock::JournalEvent::Kind::Acknowledge,
			.heard = heard(refreshedAt_),
			.sku = alert->sku,
			.number = static_cast<std::int64_t>(alert->kind)});
	}
	return alert.has_value();
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
	return before.stock == state && before.forecast.pacePerMinute == 0 ? &before : nullptr;
}

std::vector<alerts::AlertChange> ShelfKeeper::refresh(core::Instant now)
{
	refreshedAt_ = now;
	if (now - sweptAt_ >= kSweepEvery) {
		sweptAt_ = now;
		dropGone();
	}
	std::vector<alerts::AlertChange> changes;
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
		Watch &seen = watch(state->sku);
		if (state->available && seen.demand) {
			one.forecast = seen.demand->at(now, *state->available, rules_.hotWithin);
		}
		// An old number is no ground for a warning: the status waits until the shop confirms it again.
		one.staleAt = staleAt(*state);
		if (!state->listed || now > one.staleAt) {
			one.status = seen.tracker.status();
			continue;
		}
		one.status = seen.tracker.update(now, state->shown(), state->opening, one.forecast, rules_);
		auto changed = alerts_.onReport(
			now, {state->sku, titleOf(*state), state->available.value_or(0), one.forecast, one.status});
		std::ranges::move(changed, std::back_inserter(changes));
	}
	std::ranges::move(alerts_.onOversold(now, oversold()), std::back_inserter(changes));
	facts_ = std::move(facts);
	rulesAreNew_ = false;
	return changes;
}

std::vector<alerts::OversoldReport> ShelfKeeper::oversold() const
{
	std::vector<alerts::OversoldReport> reports;
	for (stock::Oversell &found : oversells_.found()) {
		const overlay::SkuFacts *known = facts_->find(found.sku);
		reports.push_back({found.shop + '\n' + found.variantId, found.sku,
				   known ? titleOf(*known->stock) : found.sku, found.units, std::move(found.orders),
				   std::move(found.others), found.more});
	}
	return reports;
}

ShelfView ShelfKeeper::view(core::Instant now) const
{
	ShelfView view;
	view.at = now;
	view.onAir = onAir_;
	view.alerts = alerts_.alerts();
	view.notice = notice_;
	view.rows.reserve(facts_->skus.size());
	for (const overlay::SkuFacts &facts : facts_->skus) {
		view.rows.push_back(stockRow(facts, onAir_, now));
	}
	view.rehearsal = std::ranges::any_of(view.rows, &StockRow::rehearsal);
	view.realBeside = view.rehearsal && !std::ranges::all_of(view.rows, &StockRow::rehearsal);
	view.feed = trouble();
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

ShelfKeeper::Watch &ShelfKeeper::watch(const std::string &sku)
{
	return watches_[sku];
}

} // namespace app
