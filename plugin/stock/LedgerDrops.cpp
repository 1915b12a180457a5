// How the ledger lets go of shops, and of what is gone from them.
#include "stock/Hash64.hpp"
#include "stock/Ledger.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace stock {

void Ledger::forget(const std::string &shop)
{
	const auto found = std::ranges::find_if(
		shops_, [&](const Shop &known) { return known.isKnown && known.feed.shop == shop; });
	if (found == shops_.end()) {
		return;
	}
	const auto index = static_cast<std::uint32_t>(found - shops_.begin());
	for (std::uint32_t at = 0; at < positions_.size(); ++at) {
		if (positions_[at].shop == index) {
			leave(at);
			positions_[at] = {};
			offers_.drop(at);
			freePositions_.push_back(at);
		}
	}
	boost::unordered::erase_if(variants_, [&](const auto &entry) { return entry.second.shop == index; });
	compactRows([&](std::uint32_t row) { return rows_.first(row) == kNone; });
	// Ids of moves heard from now on are new, also where they were heard before.
	*found = {.hash = hash64("forgotten", found->hash)};
	changed_ = true;
}

bool Ledger::isLongGone(const Position &position) const
{
	if (isListed(position)) {
		return false;
	}
	const core::WallTime told = std::max({position.levelAsOf, position.namedAsOf, position.timeline.newestMove()});
	return told < shops_[position.shop].completeAsOf - limits_.gone;
}

bool Ledger::isLongGone(std::uint32_t row) const
{
	for (std::uint32_t at = rows_.first(row); at != kNone; at = positions_[at].nextOfRow) {
		if (!isLongGone(positions_[at])) {
			return false;
		}
	}
	return true;
}

bool Ledger::dropGone(const std::function<bool(const std::string &sku)> &isWanted)
{
	std::vector<bool> gone(rows_.size());
	for (std::uint32_t row = 0; row < rows_.size(); ++row) {
		gone[row] = isLongGone(row) && !isWanted(rows_.state(row).sku);
	}
	std::vector<bool> dead(positions_.size());
	for (std::uint32_t at = 0; at < positions_.size(); ++at) {
		const Position &position = positions_[at];
		dead[at] =
			position.shop != kNone && (position.row == kNone ? isLongGone(position) : gone[position.row]);
	}
	release(dead);
	dropVariants();
	if (std::ranges::none_of(gone, std::identity())) {
		return false;
	}
	compactRows([&](std::uint32_t row) { return gone[row]; });
	changed_ = true;
	return true;
}

// Rows go as a whole, and their chains with them.
void Ledger::release(const std::vector<bool> &dead)
{
	for (auto &[hash, variant] : variants_) {
		for (std::uint32_t *link = &variant.first; *link != kNone;) {
			if (dead[*link]) {
				*link = positions_[*link].nextOfVariant;
			} else {
				link = &positions_[*link].nextOfVariant;
			}
		}
	}
	for (std::uint32_t at = 0; at < positions_.size(); ++at) {
		if (dead[at]) {
			--shops_[positions_[at].shop].positions;
			positions_[at] = {};
			offers_.drop(at);
			freePositions_.push_back(at);
		}
	}
}

void Ledger::dropVariants()
{
	boost::unordered::erase_if(variants_, [&](const auto &entry) {
		const Variant &variant = entry.second;
		Shop &shop = shops_[variant.shop];
		const bool gone = variant.first == kNone && shop.completeAsOf != core::WallTime::min() &&
				  variant.namedAsOf < shop.completeAsOf - limits_.gone;
		shop.variants -= gone ? 1 : 0;
		return gone;
	});
	for (Shop &shop : shops_) {
		shop.orders.dropVariants(
			[&](const std::string &id) { return variants_.contains(hash64(id, shop.hash)); });
	}
}

void Ledger::compactRows(const std::function<bool(std::uint32_t row)> &isGone)
{
	rows_.compact(isGone, [&](std::uint32_t from, std::uint32_t to) {
		for (std::uint32_t at = rows_.first(from); at != kNone; at = positions_[at].nextOfRow) {
			positions_[at].row = to;
		}
	});
}

} // namespace stock
