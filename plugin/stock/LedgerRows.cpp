// How the ledger joins positions and orders to rows.
#include "stock/Hash64.hpp"
#include "stock/Ledger.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace stock {

namespace {

bool standsBefore(const StockPart &one, const StockPart &other)
{
	return std::tie(one.shop, one.variantId, one.location, one.pool) <
	       std::tie(other.shop, other.variantId, other.location, other.pool);
}

// Adds where both are there; an absent one makes the sum absent.
template<typename Sum>
void addTo(Sum &sum, Units units)
{
	sum = sum && units ? Sum(*sum + *units) : Sum();
}

// What a level says can be sold beyond what is there and not promised; below zero where some is held back.
std::optional<std::int64_t> overdraftOf(const TimedLevel &level, const StockPart &part)
{
	if (!level.available || !part.onHand || !part.committed) {
		return std::nullopt;
	}
	return *level.available + *part.committed - *part.onHand;
}

} // namespace

// Puts the position into the row of its SKU, at its place in the order of parts.
void Ledger::join(std::uint32_t at, const commerce::StockLevel &level)
{
	Position &position = positions_[at];
	if (position.row != kNone && rows_.state(position.row).sku == level.sku) {
		return;
	}
	leave(at);
	position.row = rows_.at(level.sku);
	StockPart part;
	texts_.set(part.shop, shops_[position.shop].feed.shop);
	part.variantId = level.id();
	texts_.set(part.location, level.location);
	part.pool = level.pool;
	auto &parts = rows_.edit(position.row).parts;
	position.part = static_cast<std::uint32_t>(std::ranges::lower_bound(parts, part, standsBefore) - parts.begin());
	parts.insert(parts.begin() + position.part, std::move(part));
	std::uint32_t &first = rows_.first(position.row);
	for (std::uint32_t other = first; other != kNone; other = positions_[other].nextOfRow) {
		positions_[other].part += positions_[other].part >= position.part ? 1 : 0;
	}
	position.nextOfRow = std::exchange(first, at);
}

// Takes the position out of its row; a row without parts stays, not listed, until its shop is forgotten.
void Ledger::leave(std::uint32_t at)
{
	Position &position = positions_[at];
	if (position.row == kNone) {
		return;
	}
	auto &parts = rows_.edit(position.row).parts;
	parts.erase(parts.begin() + position.part);
	std::uint32_t *link = &rows_.first(position.row);
	for (std::uint32_t other = *link; other != kNone; other = positions_[other].nextOfRow) {
		positions_[other].part -= positions_[other].part > position.part ? 1 : 0;
	}
	while (*link != at) {
		link = &positions_[*link].nextOfRow;
	}
	*link = std::exchange(position.nextOfRow, kNone);
	position.row = position.part = kNone;
}

void Ledger::markRowsOf(std::uint32_t shop)
{
	for (const Position &position : positions_) {
		if (position.shop == shop && position.row != kNone) {
			rows_.mark(position.row);
		}
	}
}

// The latest complete answer names it: with a level, or, on an earlier page, with one since the complete answer before.
bool Ledger::isListed(const Position &position) const
{
	const Shop &shop = shops_[position.shop];
	return position.levelAsOf >= shop.completeAsOf ||
	       (position.namedAsOf >= shop.completeAsOf && position.levelAsOf > shop.completeBefore);
}

core::Instant Ledger::confirmedAt(const Position &position) const
{
	const Shop &shop = shops_[position.shop];
	return shop.confirmedAsOf >= position.timeline.newest().read && isListed(position)
		       ? std::max(shop.confirmedAt, position.levelAt)
		       : position.levelAt;
}

void Ledger::sum(std::uint32_t row)
{
	SkuState &state = rows_.edit(row);
	for (std::uint32_t at = rows_.first(row); at != kNone; at = positions_[at].nextOfRow) {
		StockPart &part = state.parts[positions_[at].part];
		part.listed = isListed(positions_[at]);
		part.confirmedAt = confirmedAt(positions_[at]);
	}
	state.listed = std::ranges::any_of(state.parts, &StockPart::listed);
	state.paused = state.listed && std::ranges::none_of(state.parts, [](const StockPart &part) {
			       return part.listed && !part.paused;
		       });
	state.available = 0;
	state.opening = state.sold = 0;
	state.salesKnown = !state.parts.empty();
	state.backorder = state.rehearsal = false;
	state.confirmedAt = core::Instant::never();
	state.sourceTime = {};
	state.offer = {};
	std::uint32_t offering = kNone; // the part that does
	for (std::uint32_t at = rows_.first(row); at != kNone; at = positions_[at].nextOfRow) {
		const StockPart &part = state.parts[positions_[at].part];
		// What is gone from one shop does not count; of what is gone from all, the last figures stay.
		if (part.listed || !state.listed) {
			if (!part.paused || state.paused || !state.listed) {
				addTo(state.available, part.available);
				state.backorder = state.backorder || part.backorder;
				if (auto offer = positions_[at].part < offering ? offers_.of(at) : nullptr) {
					state.offer = std::move(offer);
					offering = positions_[at].part;
				}
			}
			state.confirmedAt = std::min(state.confirmedAt, part.confirmedAt);
			state.sourceTime = std::max(state.sourceTime, part.sourceTime);
		}
		sumSales(state, positions_[at]);
		state.rehearsal = state.rehearsal || shops_[positions_[at].shop].feed.rehearsal;
	}
	if (state.parts.empty()) {
		state.available = {};
		state.confirmedAt = {};
	}
}

void Ledger::sumSales(SkuState &state, const Position &position) const
{
	const Shop &shop = shops_[position.shop];
	const PositionFigures figures = position.timeline.figures();
	if (!shop.ordersAsOf) {
		state.opening += figures.opening;
		state.sold += figures.sold;
		state.salesKnown = state.salesKnown && figures.salesKnown;
		return;
	}
	// Orders are of a variant, whatever the place: counted with its first part.
	const StockPart &part = state.parts[position.part];
	const StockPart *before = position.part == 0 ? nullptr : &state.parts[position.part - 1];
	const bool isFirst = !before || before->shop != part.shop || before->variantId != part.variantId;
	const std::int64_t sold = isFirst ? shop.orders.of(part.variantId).sold : 0;
	state.sold += sold;
	state.opening += std::max<std::int64_t>(0, figures.available.value_or(0)) + sold;
}

void Ledger::take(std::uint32_t shop, const commerce::ShopUpdate &update, const Hearing &hearing, Applied &applied)
{
	Shop &from = shops_[shop];
	from.orders.followedSince(hearing.read);
	if (update.ordersRead || !update.orders.empty()) {
		if (!from.ordersAsOf) {
			markRowsOf(shop);
		}
		from.ordersAsOf = std::max(from.ordersAsOf, std::optional(hearing.read));
	}
	for (const OrderBook::Change &change : from.orders.apply(update.orders, hearing.read)) {
		std::string sku = change.sku;
		const auto variant = variants_.find(hash64(change.variant, from.hash));
		for (std::uint32_t at = variant == variants_.end() ? kNone : variant->second.first; at != kNone;
		     at = positions_[at].nextOfVariant) {
			if (positions_[at].row != kNone) {
				rows_.mark(positions_[at].row);
				sku = rows_.state(positions_[at].row).sku;
			}
		}
		if (change.newlySold > 0 && !sku.empty()) {
			applied.sold.push_back(
				{std::move(sku), change.newlySold, hearing.instantOf(change.soldAt), {}});
		}
	}
}

const Ledger::Shop *Ledger::knownShop(const std::string &id) const
{
	const auto found =
		std::ranges::find_if(shops_, [&](const Shop &shop) { return shop.isKnown && shop.feed.shop == id; });
	return found == shops_.end() ? nullptr : &*found;
}

std::optional<VariantFigures> Ledger::variant(const std::string &shop, const std::string &id) const
{
	const Shop *from = knownShop(shop);
	const auto found = from ? variants_.find(hash64(id, from->hash)) : variants_.end();
	if (found == variants_.end()) {
		return std::nullopt;
	}
	VariantFigures sum{.available = 0, .onHand = 0, .levelAsOf = core::WallTime::max()};
	std::optional<std::int64_t> beyond = 0;
	bool isListedAtAll = false;
	for (std::uint32_t at = found->second.first; at != kNone; at = positions_[at].nextOfVariant) {
		const Position &position = positions_[at];
		if (position.row == kNone || !isListed(position)) {
			continue;
		}
		const SkuState &state = rows_.state(position.row);
		isListedAtAll = true;
		sum.sku = state.sku;
		addTo(sum.available, position.timeline.figures().available);
		const StockPart &part = state.parts[position.part];
		addTo(sum.onHand, part.onHand);
		addTo(beyond, overdraftOf(position.timeline.newest(), part));
		sum.backorder = sum.backorder || part.backorder;
		sum.levelAsOf = std::min(sum.levelAsOf, std::max(position.timeline.newest().read, from->confirmedAsOf));
	}
	sum.beyond = std::max<std::int64_t>(0, beyond.value_or(0));
	sum.ordered = from->orders.of(id);
	sum.ordersAsOf = from->ordersAsOf;
	return isListedAtAll ? std::optional(sum) : std::nullopt;
}

Claims Ledger::claims(const std::string &shop, const std::string &variant, std::int64_t units) const
{
	const Shop *from = knownShop(shop);
	return from ? from->orders.claims(variant, units) : Claims();
}

} // namespace stock
