#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/WallTime.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stock {

// What one shop's orders want of a variant.
struct OrderedUnits {
	std::int64_t sold = 0;    // by orders placed since we follow the shop
	std::int64_t open = 0;    // not yet sent out, of any order
	std::int64_t untaken = 0; // bought but not taken out of stock, where the shop says so for each line
};

// The orders that want something of a variant, by their codes, newest first.
struct Claims {
	std::vector<std::string> beyond; // as many of the newest as it takes for the units that are short
	std::vector<std::string> others;
	std::size_t more = 0; // that are not named
};

// The orders of one shop. Of two states of one order the later one holds, so that the order in which they are heard and
// repetitions make no difference. Of two of the same moment the one that was read later holds (some shops write whole
// seconds, or do not call it a change when a part is sent out), and of two read together the one that wants less.
// Orders move no stock figure: the shop's own level does, which is read at once.
//
// Bounded: of very many, the oldest that want nothing any more are summed up. Not thread-safe; owned by the ledger.
class OrderBook {
public:
	// A variant that an order touched, and how many more units this show has sold of it than before.
	struct Change {
		std::string variant;
		std::string sku; // as the order line says it
		std::int64_t newlySold = 0;
		core::WallTime soldAt; // when the order was placed, or changed
	};

	// The shop is followed since then at the latest: older orders are no sales of this show.
	void followedSince(core::WallTime read);

	// `read`: as of when they were.
	std::vector<Change> apply(const std::vector<commerce::ShopOrder> &orders, core::WallTime read);

	// Forgets what was sold of the variants that are not wanted, unless an order that is kept names them.
	void dropVariants(const std::function<bool(const std::string &id)> &isWanted);

	OrderedUnits of(const std::string &variant) const;
	// Who wants something of the variant while it is short by so many units; twenty are named.
	Claims claims(const std::string &variant, std::int64_t units) const;

	std::size_t size() const { return orders_.size(); }

private:
	struct Line {
		std::uint32_t variant;
		std::int64_t units;
		std::int64_t open;
		std::int64_t untaken;
	};
	struct Order {
		std::string code;
		core::WallTime placedAt;
		core::WallTime updatedAt;
		core::WallTime read;
		std::int64_t open = 0; // these two of all lines
		std::int64_t units = 0;
		std::uint64_t tie = 0; // of all it says: two states of the same moment have an order, too
		bool counts = true;    // for `sold`
		std::vector<Line> lines;

		bool wants() const;
		// Greater is later.
		auto rank() const { return std::tuple(updatedAt, read, -open, -units, tie); }
	};
	struct Variant {
		std::string id;
		OrderedUnits units;
		std::set<std::pair<core::WallTime, std::uint64_t>> wanting; // orders, by when they were placed
	};

	void replace(std::uint64_t id, Order &order, Order by, const std::vector<commerce::OrderLine> &lines,
		     std::vector<Change> &changes);
	bool isSale(const Order &order) const { return order.counts && order.placedAt >= since_; }
	void count(std::uint64_t id, const Order &order, int sign);
	std::uint32_t variantNamed(const std::string &id);
	void forgetOldest();

	core::WallTime since_ = core::WallTime::max();
	core::WallTime summedUpTo_ = core::WallTime::min(); // placed at: orders up to here may be summed up
	boost::unordered_flat_map<std::string, std::uint32_t> variantIndex_;
	std::vector<Variant> variants_;
	std::unordered_map<std::uint64_t, Order> orders_; // by hash of the id
};

} // namespace stock
