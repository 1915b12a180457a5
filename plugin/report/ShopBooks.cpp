#include "report/ShopBooks.hpp"

#include "stock/Hash64.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace report {

namespace {

std::uint64_t positionOf(const std::string &variant, const std::string &location, commerce::Pool pool)
{
	return stock::hash64(static_cast<std::uint64_t>(pool), stock::hash64(location, stock::hash64(variant)));
}

std::string titleOf(const stock::SkuState &state)
{
	const std::string title = state.title.str();
	const std::string variant = state.variant.str();
	return title.empty() || variant.empty() ? title + variant : title + " " + variant;
}

} // namespace

ShopBooks::Heard ShopBooks::apply(const commerce::ShopUpdate &update, stock::Heard heard)
{
	const core::WallTime read = update.readAt.value_or(heard.wall);
	rehearsal_ = rehearsal_ || update.rehearsal;
	tellsOrders_ = tellsOrders_ || update.ordersRead || !update.orders.empty();
	for (const commerce::StockLevel &level : update.levels) {
		if (level.available) {
			const core::WallTime source = std::min(level.sourceTime.value_or(read), read);
			const auto [first, isNew] =
				firstLevels_.try_emplace(positionOf(level.id(), level.location, level.pool), source);
			first->second = std::min(first->second, source);
		}
		if (!level.variantId.empty() && level.variantId != level.sku) {
			skuOf_[level.variantId] = level.sku;
		}
	}
	const std::vector<std::string> named = namedIn(update);
	Heard told;
	told.sold = ledger_.apply(shop_, update, heard).sold;
	countMoves(update, read);
	if (tellsOrders_) {
		for (const stock::SoldUnits &sold : told.sold) {
			account(sold.sku).now.gross += sold.units;
		}
	}
	const auto shelf = ledger_.snapshot();
	for (const std::string &sku : named) {
		if (const stock::SkuState *state = shelf->find(sku)) {
			Account &it = account(sku);
			if (it.title.empty()) {
				it.title = titleOf(*state);
			}
			look(*state, it);
			told.changes.push_back({sku, it.now.stock});
		}
	}
	return told;
}

// A level that says what is known already is not looked at again: a long list is told every few seconds.
std::vector<std::string> ShopBooks::namedIn(const commerce::ShopUpdate &update)
{
	std::set<std::string> named;
	for (const commerce::StockLevel &level : update.levels) {
		const auto known = accounts_.find(level.sku);
		const bool same = known != accounts_.end() && known->second.now.tracked && level.available &&
				  known->second.now.stock == *level.available && level.location.empty() &&
				  level.pool == commerce::Pool::Shop && known->second.now.basis == Basis::Levels;
		if (!same) {
			named.insert(level.sku);
		}
	}
	const auto skuFor = [&](const std::string &sku, const std::string &variant) {
		const auto known = skuOf_.find(variant);
		return known == skuOf_.end() ? (sku.empty() ? variant : sku) : known->second;
	};
	for (const commerce::StockMove &move : update.moves) {
		named.insert(skuFor(move.sku, move.variantId));
	}
	for (const commerce::ShopOrder &order : update.orders) {
		for (const commerce::OrderLine &line : order.lines) {
			named.insert(skuFor(line.sku, line.variantId));
		}
	}
	return {named.begin(), named.end()};
}

void ShopBooks::countMoves(const commerce::ShopUpdate &update, core::WallTime read)
{
	for (const commerce::StockMove &move : update.moves) {
		const std::string &variant = move.variantId.empty() ? move.sku : move.variantId;
		const auto first = firstLevels_.find(positionOf(variant, move.location, move.pool));
		const core::WallTime time = move.happenedAt.value_or(read);
		const bool counts = first != firstLevels_.end() &&
				    (time > first->second || (!move.happenedAt && time == first->second));
		if (!seenMoves_.insert(move.id) || !counts) {
			continue;
		}
		const auto known = skuOf_.find(variant);
		Account::Figures &now = account(known == skuOf_.end() ? variant : known->second).now;
		switch (move.kind) {
		case commerce::MoveKind::Sale:
			break;
		case commerce::MoveKind::Release:
			now.returned += move.units;
			break;
		case commerce::MoveKind::Restock:
			now.restocked += move.units;
			break;
		case commerce::MoveKind::Edit:
			now.edited += move.units;
			break;
		}
	}
}

void ShopBooks::look(const stock::SkuState &state, Account &account) const
{
	Account::Figures &now = account.now;
	const std::int64_t before = now.stock;
	now.stock = 0;
	now.tracked = true;
	for (const stock::StockPart &part : state.parts) {
		now.tracked = now.tracked && part.available;
		now.stock += part.available.value_or(0);
	}
	now.kept = state.sold;
	now.offered = state.opening;
	now.basis = tellsOrders_ ? Basis::Orders : state.salesKnown ? Basis::Moves : Basis::Levels;
	if (!account.known) {
		// All that moved it so far came with its first figure.
		account.known = true;
		const std::int64_t moved = now.basis == Basis::Moves ? now.restocked + now.edited - now.kept : 0;
		account.base = {.basis = now.basis, .tracked = now.tracked, .stock = now.stock - moved};
		account.base.offered = std::max<std::int64_t>(0, account.base.stock);
		return;
	}
	now.rose += std::max<std::int64_t>(0, now.stock - before);
}

ShopBooks::Account &ShopBooks::account(const std::string &sku)
{
	return accounts_[sku];
}

void ShopBooks::begin()
{
	for (auto &[sku, account] : accounts_) {
		if (account.known) {
			account.base = account.now;
		}
	}
}

Units ShopBooks::Account::units() const
{
	Units units{.opening = base.stock, .closing = now.stock};
	std::int64_t keptBefore = base.kept;
	if (base.basis == Basis::Levels && now.basis != base.basis) {
		// What falls of levels were taken for sales then are none now: it has not sold any before the show.
		keptBefore = now.basis == Basis::Moves ? -base.returned : 0;
	}
	const std::int64_t kept = now.kept - keptBefore;
	switch (now.basis) {
	case Basis::Moves:
		units.returned = now.returned - base.returned;
		units.sold = kept + units.returned;
		units.received = now.restocked - base.restocked;
		break;
	case Basis::Orders: // which say nothing of new stock: a rise that no cancellation explains
		units.sold = std::max(now.gross - base.gross, kept);
		units.returned = units.sold - kept;
		units.received = std::max<std::int64_t>(0, now.rose - base.rose - units.returned);
		break;
	case Basis::Levels:
		units.sold = kept;
		units.received = now.offered - base.offered;
		break;
	}
	units.corrected = units.closing - units.opening - units.received - units.returned + units.sold;
	return units;
}

} // namespace report
