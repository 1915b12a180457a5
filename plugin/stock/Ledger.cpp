#include "stock/Ledger.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace stock {

namespace {

const std::shared_ptr<const std::vector<LevelPoint>> &emptyHistory()
{
	static const auto history = std::make_shared<const std::vector<LevelPoint>>();
	return history;
}

} // namespace

std::vector<SoldUnits> Ledger::apply(const commerce::ShopUpdate &update, core::Instant at)
{
	std::vector<SoldUnits> sold;
	changed_ = true;
	lastAt_ = at;
	feed_.rehearsal = update.rehearsal;
	feed_.everAnswered = true;
	feed_.lastAnswerAt = at;
	feed_.trouble = {};
	for (const commerce::StockLevel &level : update.levels) {
		applyLevel(level, at, sold);
	}
	if (update.complete) {
		delistAllBut(update.levels);
	}
	for (const commerce::StockMove &move : update.moves) {
		applyMove(move, at, sold);
	}
	if (update.unchanged) {
		confirmAll(at);
	}
	return sold;
}

void Ledger::setTrouble(core::Message trouble)
{
	changed_ = changed_ || feed_.trouble != trouble;
	feed_.trouble = std::move(trouble);
}

void Ledger::clear()
{
	rows_.clear();
	index_.clear();
	seenMoves_ = RecentIds(kRememberedIds);
	feed_ = {};
	changed_ = true;
}

std::shared_ptr<const StockSnapshot> Ledger::snapshot()
{
	if (!changed_ && published_) {
		return published_;
	}
	auto next = std::make_shared<StockSnapshot>();
	next->sequence = published_ ? published_->sequence + 1 : 1;
	next->feed = feed_;
	next->skus.reserve(rows_.size());
	for (Row &row : rows_) {
		if (row.levelMoved) {
			auto history = std::make_shared<std::vector<LevelPoint>>();
			const auto &old = *row.state.history;
			const std::size_t kept = std::min(old.size(), kHistory - 1);
			history->assign(old.end() - static_cast<std::ptrdiff_t>(kept), old.end());
			history->push_back({lastAt_, *row.state.available});
			row.state.history = std::move(history);
		}
		if (row.dirty) {
			row.published = std::make_shared<const SkuState>(row.state);
		}
		row.dirty = row.levelMoved = false;
		next->skus.push_back(row.published);
	}
	changed_ = false;
	published_ = std::move(next);
	return published_;
}

Ledger::Row *Ledger::find(const std::string &sku)
{
	const auto found = index_.find(sku);
	return found == index_.end() ? nullptr : &rows_[found->second];
}

void Ledger::applyLevel(const commerce::StockLevel &level, core::Instant at, std::vector<SoldUnits> &sold)
{
	Row *row = find(level.sku);
	const bool isNew = row == nullptr;
	if (isNew) {
		index_.emplace(level.sku, rows_.size());
		row = &rows_.emplace_back();
		row->state.sku = level.sku;
		row->state.history = emptyHistory();
		row->state.opening = std::max<std::int64_t>(0, level.available.value_or(0));
	}
	SkuState &state = row->state;
	if (!state.salesKnown && state.available && level.available && *level.available < *state.available) {
		const std::int64_t fall = *state.available - *level.available;
		state.sold += fall;
		sold.push_back({state.sku, fall});
	}
	row->levelMoved = level.available && (isNew || row->levelMoved || state.available != level.available);
	state.title = level.title;
	state.variant = level.variant;
	state.available = level.available;
	state.opening = std::max(state.opening, level.available.value_or(0));
	state.sourceTime = level.sourceTime;
	state.listed = true;
	state.confirmedAt = at;
	row->dirty = true;
}

void Ledger::applyMove(const commerce::StockMove &move, core::Instant at, std::vector<SoldUnits> &sold)
{
	Row *row = find(move.sku);
	// Without a level there is no number that a move could change; the shop's next level brings the SKU in.
	if (!row || !row->state.available || !seenMoves_.insert(move.id)) {
		return;
	}
	SkuState &state = row->state;
	switch (move.kind) {
	case commerce::MoveKind::Sale:
		*state.available -= move.units;
		state.sold += move.units;
		state.salesKnown = true;
		sold.push_back({state.sku, move.units});
		break;
	case commerce::MoveKind::Release:
		*state.available += move.units;
		state.sold -= move.units;
		break;
	case commerce::MoveKind::Restock:
		*state.available += move.units;
		state.opening += move.units;
		break;
	}
	state.confirmedAt = at;
	row->dirty = row->levelMoved = true;
}

void Ledger::delistAllBut(const std::vector<commerce::StockLevel> &levels)
{
	std::unordered_set<std::string_view> named;
	for (const commerce::StockLevel &level : levels) {
		named.insert(level.sku);
	}
	for (Row &row : rows_) {
		if (row.state.listed && !named.contains(row.state.sku)) {
			row.state.listed = false;
			row.dirty = true;
		}
	}
}

void Ledger::confirmAll(core::Instant at)
{
	for (Row &row : rows_) {
		if (row.state.listed) {
			row.state.confirmedAt = at;
			row.dirty = true;
		}
	}
}

} // namespace stock
