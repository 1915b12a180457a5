#include "stock/OrderBook.hpp"

#include "stock/Hash64.hpp"

#include <algorithm>
#include <map>

namespace stock {

namespace {

// More than a show has; some 40 MB.
constexpr std::size_t kMostOrders = 200'000;

// More is no help to a person who has to choose among them.
constexpr std::size_t kMostNamed = 20;

std::uint64_t tieOf(const commerce::ShopOrder &order)
{
	std::uint64_t hash = hash64(order.code);
	for (const commerce::OrderLine &line : order.lines) {
		hash = hash64(line.variant(), hash64(line.id, hash));
		for (const std::int64_t units : {line.units, line.open, line.taken.value_or(-1)}) {
			hash = hash64(static_cast<std::uint64_t>(units), hash);
		}
	}
	return hash;
}

} // namespace

bool OrderBook::Order::wants() const
{
	return std::ranges::any_of(lines, [](const Line &line) { return line.open > 0 || line.untaken > 0; });
}

void OrderBook::followedSince(core::WallTime read)
{
	if (read >= since_) {
		return;
	}
	// An older answer came late: more orders are of this show than we thought.
	for (const auto &[id, order] : orders_) {
		for (const Line &line : order.lines) {
			if (order.counts && order.placedAt >= read && order.placedAt < since_) {
				variants_[line.variant].units.sold += line.units;
			}
		}
	}
	since_ = read;
}

std::vector<OrderBook::Change> OrderBook::apply(const std::vector<commerce::ShopOrder> &orders, core::WallTime read)
{
	std::vector<Change> changes;
	for (const commerce::ShopOrder &told : orders) {
		const std::uint64_t id = hash64(told.id);
		const auto [found, isNew] = orders_.try_emplace(id);
		Order fresh;
		fresh.code = told.code;
		fresh.placedAt = told.placedAt;
		fresh.updatedAt = told.updatedAt;
		fresh.read = read;
		fresh.tie = tieOf(told);
		for (const commerce::OrderLine &line : told.lines) {
			fresh.open += line.open;
			fresh.units += line.units;
		}
		if (isNew) {
			found->second.counts = told.placedAt > summedUpTo_;
		}
		if (isNew || fresh.rank() > found->second.rank()) {
			replace(id, found->second, std::move(fresh), told.lines, changes);
		}
	}
	if (orders_.size() > kMostOrders) {
		forgetOldest();
	}
	return changes;
}

// A new order has no lines yet.
void OrderBook::replace(std::uint64_t id, Order &order, Order by, const std::vector<commerce::OrderLine> &lines,
			std::vector<Change> &changes)
{
	by.counts = order.counts;
	const core::WallTime soldAt = order.lines.empty() ? by.placedAt : by.updatedAt;
	std::map<std::uint32_t, Change> touched;
	count(id, order, -1);
	for (const Line &line : order.lines) {
		touched[line.variant].newlySold -= isSale(order) ? line.units : 0;
	}
	order = std::move(by);
	for (const commerce::OrderLine &line : lines) {
		const std::uint32_t variant = variantNamed(line.variant());
		const std::int64_t untaken = line.taken ? std::max<std::int64_t>(0, line.units - *line.taken) : 0;
		order.lines.push_back({variant, line.units, line.open, untaken});
		touched[variant].sku = line.sku;
		touched[variant].newlySold += isSale(order) ? line.units : 0;
	}
	count(id, order, 1);
	for (auto &[variant, change] : touched) {
		changes.push_back({variants_[variant].id, std::move(change.sku),
				   std::max<std::int64_t>(0, change.newlySold), soldAt});
	}
}

OrderedUnits OrderBook::of(const std::string &variant) const
{
	const auto found = variantIndex_.find(variant);
	return found == variantIndex_.end() ? OrderedUnits() : variants_[found->second].units;
}

Claims OrderBook::claims(const std::string &variant, std::int64_t units) const
{
	Claims claims;
	const auto found = variantIndex_.find(variant);
	if (found == variantIndex_.end()) {
		return claims;
	}
	const auto &wanting = variants_[found->second].wanting;
	const bool anyUntaken = variants_[found->second].units.untaken > 0;
	claims.more = wanting.size();
	for (auto newest = wanting.rbegin(); newest != wanting.rend(); ++newest) {
		if (claims.beyond.size() + claims.others.size() == kMostNamed) {
			break;
		}
		const Order &order = orders_.at(newest->second);
		std::int64_t wants = 0;
		for (const Line &line : order.lines) {
			if (line.variant == found->second) {
				wants += anyUntaken ? line.untaken : line.open;
			}
		}
		(units > 0 && wants > 0 ? claims.beyond : claims.others).push_back(order.code);
		units -= wants;
		--claims.more;
	}
	return claims;
}

void OrderBook::count(std::uint64_t id, const Order &order, int sign)
{
	for (const Line &line : order.lines) {
		Variant &variant = variants_[line.variant];
		variant.units.sold += isSale(order) ? sign * line.units : 0;
		variant.units.open += sign * line.open;
		variant.units.untaken += sign * line.untaken;
		if (line.open > 0 || line.untaken > 0) {
			if (sign > 0) {
				variant.wanting.emplace(order.placedAt, id);
			} else {
				variant.wanting.erase({order.placedAt, id});
			}
		}
	}
}

std::uint32_t OrderBook::variantNamed(const std::string &id)
{
	const auto [found, isNew] = variantIndex_.emplace(id, static_cast<std::uint32_t>(variants_.size()));
	if (isNew) {
		variants_.emplace_back().id = id;
	}
	return found->second;
}

void OrderBook::dropVariants(const std::function<bool(const std::string &id)> &isWanted)
{
	std::vector<bool> isNamed(variants_.size());
	for (const auto &[id, order] : orders_) {
		for (const Line &line : order.lines) {
			isNamed[line.variant] = true;
		}
	}
	std::vector<Variant> kept;
	std::vector<std::uint32_t> places(variants_.size());
	variantIndex_.clear();
	for (std::size_t at = 0; at < variants_.size(); ++at) {
		if (isNamed[at] || isWanted(variants_[at].id)) {
			places[at] = static_cast<std::uint32_t>(kept.size());
			variantIndex_.emplace(variants_[at].id, places[at]);
			kept.push_back(std::move(variants_[at]));
		}
	}
	variants_ = std::move(kept);
	for (auto &[id, order] : orders_) {
		for (Line &line : order.lines) {
			line.variant = places[line.variant];
		}
	}
}

// What they sold stays in the sums.
void OrderBook::forgetOldest()
{
	std::vector<std::pair<core::WallTime, std::uint64_t>> done;
	for (const auto &[id, order] : orders_) {
		if (!order.wants()) {
			done.emplace_back(order.placedAt, id);
		}
	}
	std::ranges::sort(done);
	done.resize(std::min(done.size(), kMostOrders / 4));
	for (const auto &[placedAt, id] : done) {
		summedUpTo_ = std::max(summedUpTo_, placedAt);
		orders_.erase(id);
	}
}

} // namespace stock
