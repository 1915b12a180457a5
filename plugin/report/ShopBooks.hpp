#pragma once

#include "commerce/ShopUpdate.hpp"
#include "report/ShowFigures.hpp"
#include "stock/Ledger.hpp"
#include "stock/RecentIds.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace report {

// The units of one shop's SKUs over a show: what came, went and is left. The numbers are a ledger's, fed with what the
// journal holds, so that they are those that viewers saw; beside it the moves are told apart by kind. What the shop's
// figure says beyond its moves is `corrected`, whatever the reason: the units always reconcile.
//
// All places and pools of the shop count, also those that it paused or no longer names: units that are there do not
// vanish by not being for sale. Not thread-safe.
class ShopBooks {
public:
	explicit ShopBooks(std::string shop) : shop_(std::move(shop)) {}

	struct Change {
		std::string sku;
		std::int64_t stock = 0; // what is left now
	};
	struct Heard {
		std::vector<Change> changes; // one for each SKU that was named, also when nothing changed
		std::vector<stock::SoldUnits> sold;
	};
	Heard apply(const commerce::ShopUpdate &update, stock::Heard heard);

	// The show begins now: what was sold before is not its.
	void begin();

	struct Account {
		struct Figures {
			Basis basis = Basis::Levels;
			bool tracked = true;
			std::int64_t stock = 0;
			std::int64_t kept = 0;    // sold and not given back, as the ledger has it
			std::int64_t offered = 0; // what there was at first and came since, likewise
			std::int64_t gross = 0;   // sold, by orders
			std::int64_t returned = 0;
			std::int64_t restocked = 0;
			std::int64_t edited = 0;
			std::int64_t rose = 0; // by levels
		};
		bool known = false; // there was a level
		Figures now;
		Figures base; // when the show began, or when it was first heard of
		std::string title;

		Units units() const; // since the show began
	};
	const std::map<std::string, Account> &accounts() const { return accounts_; }
	bool rehearsal() const { return rehearsal_; }
	const std::string &shop() const { return shop_; }

private:
	void countMoves(const commerce::ShopUpdate &update, core::WallTime read);
	std::vector<std::string> namedIn(const commerce::ShopUpdate &update);
	void look(const stock::SkuState &state, Account &account) const;
	Account &account(const std::string &sku);

	std::string shop_;
	stock::Ledger ledger_;
	bool rehearsal_ = false;
	bool tellsOrders_ = false;
	std::map<std::string, Account> accounts_;                   // by SKU
	boost::unordered_flat_map<std::string, std::string> skuOf_; // a variant's id → its SKU, where they differ
	boost::unordered_flat_map<std::uint64_t, core::WallTime> firstLevels_; // of a position: since when it is known
	stock::RecentIds seenMoves_{1u << 20};
};

} // namespace report
