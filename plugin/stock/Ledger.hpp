#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "stock/RecentIds.hpp"
#include "stock/StockSnapshot.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace stock {

// Units that left the shelf at one update: what the forecast learns from.
struct SoldUnits {
	std::string sku;
	std::int64_t units = 0;
};

// The one place that knows how many units of each SKU are left, and since when we know it.
//
// A level is the shop's word and replaces the number; a move changes it. A move that was heard before (same id) counts
// once. Where a shop gives only levels, a fall counts as sales and a rise as new stock. Not thread-safe: the shop loop
// is its only writer; everybody else reads its snapshots.
class Ledger {
public:
	// Returns what this update sold, one entry a SKU or a move. `at` must not go backwards.
	std::vector<SoldUnits> apply(const commerce::ShopUpdate &update, core::Instant at);

	// The shop cannot be asked right now; the numbers stay and grow old. An empty message takes it back.
	void setTrouble(core::Message trouble);

	const FeedState &feed() const { return feed_; }

	// Another shop: everything is forgotten.
	void clear();

	// Shares all rows that did not change with the snapshot before. Never null.
	std::shared_ptr<const StockSnapshot> snapshot();

private:
	struct Row {
		SkuState state;
		bool dirty = true;       // differs from `published`
		bool levelMoved = false; // `history` lacks the newest level
		std::shared_ptr<const SkuState> published;
	};

	Row *find(const std::string &sku);
	void applyLevel(const commerce::StockLevel &level, core::Instant at, std::vector<SoldUnits> &sold);
	void applyMove(const commerce::StockMove &move, core::Instant at, std::vector<SoldUnits> &sold);
	void delistAllBut(const std::vector<commerce::StockLevel> &levels);
	void confirmAll(core::Instant at);

	static constexpr std::size_t kHistory = 240;            // points a SKU keeps; at one a second, four minutes
	static constexpr std::size_t kRememberedIds = 1u << 18; // a shop repeats what is minutes old, not hours

	std::vector<Row> rows_; // in the shop's order
	std::unordered_map<std::string, std::size_t> index_;
	RecentIds seenMoves_{kRememberedIds};
	FeedState feed_;
	core::Instant lastAt_;
	bool changed_ = true;
	std::shared_ptr<const StockSnapshot> published_;
};

} // namespace stock
