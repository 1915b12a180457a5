#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Message.hpp"
#include "stock/Heard.hpp"
#include "stock/Offers.hpp"
#include "stock/OrderBook.hpp"
#include "stock/RecentIds.hpp"
#include "stock/ShelfRows.hpp"
#include "stock/StockSnapshot.hpp"
#include "stock/TextPool.hpp"
#include "stock/Timeline.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace stock {

// Units that left the shelf: what the forecast learns from.
struct SoldUnits {
	std::string sku;
	std::int64_t units = 0;
	core::Instant at;      // when, by our clock; not when it was heard, which may be minutes later
	core::Duration within; // or when in the time before `at`, nobody knows
};

// A level said something else than the level before it and the moves between: the shop's word holds, the difference is
// kept and told.
struct Correction {
	std::string shop;
	std::string sku;
	std::string location;
	std::int64_t units = 0; // how many more there are; negative: fewer
};

// One variant of one shop, over its listed places and pools, beside what orders want of it.
struct VariantFigures {
	std::string sku;
	std::optional<std::int64_t> available; // absent: not tracked everywhere
	std::optional<std::int64_t> onHand;    // absent: the shop does not say it everywhere
	std::int64_t beyond = 0;               // that the shop sells though they are not there: an overdraft it allows
	bool backorder = false;
	core::WallTime levelAsOf; // as of when all its levels were read or confirmed
	OrderedUnits ordered;
	std::optional<core::WallTime> ordersAsOf; // absent: the shop tells no orders
};

// What keeps a ledger small, whatever shops say.
struct LedgerLimits {
	// Variants of one shop, and places of its variants; as many as its feeds may have. Some 120 MB.
	std::size_t entries = 200'000;
	// Not named for so long by a shop that names all it has, by its clock: longer than a show rests.
	std::chrono::hours gone{6};
};

// What one update came to.
struct Applied {
	std::vector<SoldUnits> sold; // one entry a position, a move, or a line of an order
	std::vector<Correction> corrections;
};

// The one place that knows how many units of each SKU are left, and since when we know it: over several shops, places
// and pools, joined by the SKU.
//
// A function of the set of what was told: the order in which answers came and how often makes no difference (within
// the history that a Timeline keeps), and an answer that is older than what is known does not move a number back. A
// level is the shop's word; moves later than it are added to it. A move that was heard before (same id) counts once.
// Orders move no number, but where a shop tells them they say what was sold.
// Where a shop gives only levels, a fall counts as sales and a rise as new stock. A level confirms a number, and so
// does "unchanged"; a move does not.
//
// Bounded: what a shop has beyond the limit is left out and said so, and `dropGone` drops what is gone for long.
//
// Shops, variants, places and move ids are known by 64-bit hashes; among 100,000 variants two of the same hash have a
// chance of one in three thousand million. Not thread-safe: the shop loop is its only writer; everybody else reads its
// snapshots.
class Ledger {
public:
	explicit Ledger(LedgerLimits limits = {}) : limits_(limits) {}

	// `heard.at` must not go backwards.
	Applied apply(const std::string &shop, const commerce::ShopUpdate &update, Heard heard);

	// The shop cannot be asked right now; the numbers stay and grow old. An empty message takes it back.
	void setTrouble(const std::string &shop, core::Message trouble);

	// Nothing where the shop lists no such variant.
	std::optional<VariantFigures> variant(const std::string &shop, const std::string &id) const;
	// Who wants something of it while it is short by so many units.
	Claims claims(const std::string &shop, const std::string &variant, std::int64_t units) const;

	// As in the snapshot.
	std::vector<FeedState> feeds() const;

	// The shop is not followed any more, or another one is meant by that id: what it said is forgotten.
	void forget(const std::string &shop);

	// Drops the rows that are gone from all their shops for long, but for the ones that are wanted. Answers whether
	// there were any. Looks at everything: to be called every few minutes.
	bool dropGone(const std::function<bool(const std::string &sku)> &isWanted);

	// Shares all rows that did not change with the snapshot before. Never null. Its cost grows with what changed,
	// and by a pointer for each 256 rows.
	std::shared_ptr<const StockSnapshot> snapshot();

private:
	static constexpr std::uint32_t kNone = ~0u;
	static constexpr std::size_t kRememberedIds = 1u << 20; // a show's moves

	struct Shop {
		FeedState feed;
		bool isKnown = false;                                 // false: forgotten; the place is free
		std::uint64_t hash = 0;                               // of its id and how often it was forgotten
		core::WallTime confirmedAsOf = core::WallTime::min(); // the latest "unchanged" …
		core::Instant confirmedAt;                            // … and when it was heard
		// As of when its latest complete answer names every SKU, and the one before it.
		core::WallTime completeAsOf = core::WallTime::min();
		core::WallTime completeBefore = core::WallTime::min();
		std::size_t variants = 0;                           // that are known of it …
		std::size_t positions = 0;                          // … and their places
		core::WallTime leftOutAsOf = core::WallTime::min(); // the latest that came beyond the limit
		OrderBook orders;
		std::optional<core::WallTime> ordersAsOf; // when they were read last; absent: the shop tells none
		// When a full reading was heard last, and the one before the one that is under way; absent: none.
		std::optional<core::Instant> readingAt, readingBefore;
	};
	// An update that is being taken in.
	struct Hearing {
		core::Instant at;
		core::WallTime read; // by the shop's clock, at the same moment

		core::Instant instantOf(core::WallTime time) const;
	};
	struct Touched {
		std::uint32_t position;
		core::WallTime levelBefore; // as of when its number was known before the update
	};
	struct Variant {
		std::uint32_t first = kNone; // position
		std::uint32_t shop = kNone;
		core::WallTime namedAsOf = core::WallTime::min(); // the latest mention without a level
	};
	struct Position {
		Timeline timeline;
		std::uint64_t place = 0; // hash of location and pool
		std::uint32_t shop = kNone;
		std::uint32_t nextOfVariant = kNone;
		std::uint32_t row = kNone;  // none before the first level
		std::uint32_t part = kNone; // in the row
		std::uint32_t nextOfRow = kNone;
		bool touched = false;
		core::Instant levelAt;                            // when the newest level was first heard
		core::WallTime levelAsOf = core::WallTime::min(); // the latest level, also one that told nothing new
		core::WallTime namedAsOf = core::WallTime::min(); // of its variant
	};
	std::uint32_t shopNamed(const std::string &id);
	const Shop *knownShop(const std::string &id) const;
	// These two make what is not there yet; kNone and null: not beyond the limit.
	std::uint32_t positionOf(std::uint32_t shop, const std::string &variant, const std::string &location,
				 commerce::Pool pool, core::WallTime read);
	Variant *variantOf(std::uint32_t shop, const std::string &id, core::WallTime read);

	void observe(std::uint32_t shop, const commerce::StockLevel &level, core::WallTime read, core::Instant at);
	void take(std::uint32_t at, const commerce::StockLevel &level);
	void add(std::uint32_t shop, const commerce::StockMove &move, const Hearing &hearing, Applied &applied);
	void name(std::uint32_t shop, const std::vector<std::string> &variants, core::WallTime read);
	void complete(std::uint32_t shop, core::WallTime read);
	void confirm(std::uint32_t shop, core::WallTime read, core::Instant at);
	void touch(std::uint32_t at);
	void settle(const Touched &touched, const Hearing &hearing, Applied &applied);
	void take(std::uint32_t shop, const commerce::ShopUpdate &update, const Hearing &hearing, Applied &applied);

	void join(std::uint32_t at, const commerce::StockLevel &level);
	void leave(std::uint32_t at);
	void markRowsOf(std::uint32_t shop);
	void sum(std::uint32_t row);
	void sumSales(SkuState &state, const Position &position) const;
	bool isListed(const Position &position) const;
	bool isLongGone(const Position &position) const;
	bool isLongGone(std::uint32_t row) const;
	void release(const std::vector<bool> &dead);
	void dropVariants();
	void leaveOut(std::uint32_t shop, core::WallTime read);
	void compactRows(const std::function<bool(std::uint32_t row)> &isGone);
	core::Instant confirmedAt(const Position &position) const;

	LedgerLimits limits_;
	std::vector<Shop> shops_;
	std::deque<Position> positions_;
	std::vector<std::uint32_t> freePositions_;
	boost::unordered_flat_map<std::uint64_t, Variant> variants_; // by hash of shop and id
	ShelfRows rows_;
	TextPool texts_;
	Offers offers_;
	RecentIds seenMoves_{kRememberedIds};
	std::vector<Touched> touched_; // what the update under way changed
	bool changed_ = true;
	std::shared_ptr<const StockSnapshot> published_;
};

} // namespace stock
