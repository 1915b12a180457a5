#pragma once

#include "stock/StockSnapshot.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stock {

// The rows of the ledger: each is written in place until it is published, and copied before it is written again.
// Not thread-safe; owned by the ledger.
class ShelfRows {
public:
	// The row of this SKU; a new one if there is none.
	std::uint32_t at(const std::string &sku);

	std::size_t size() const { return rows_.size(); }
	const SkuState &state(std::uint32_t row) const { return *rows_[row].state; }
	// To be written until the next `publish`.
	SkuState &edit(std::uint32_t row);

	// The position that the row's chain begins with.
	std::uint32_t &first(std::uint32_t row) { return rows_[row].first; }
	std::uint32_t first(std::uint32_t row) const { return rows_[row].first; }

	// Has to be summed up before it is published.
	void mark(std::uint32_t row);
	template<typename Sum>
	void publish(StockSnapshot &into, const Sum &sum)
	{
		for (const std::uint32_t row : dirty_) {
			sum(row);
			rows_[row].isDirty = false;
			rows_[row].isShared = true;
			list_.set(row, rows_[row].state);
		}
		dirty_ = {};
		index_.add(std::exchange(fresh_, {}));
		freshRows_ = {};
		into.skus = list_.publish();
		into.index = index_;
	}

	// Takes the rows out that `isGone`; `moved` is told each one's old and new place.
	template<typename IsGone, typename Moved>
	void compact(const IsGone &isGone, const Moved &moved)
	{
		std::vector<Row> kept;
		for (std::uint32_t row = 0; row < rows_.size(); ++row) {
			if (!isGone(row)) {
				moved(row, static_cast<std::uint32_t>(kept.size()));
				kept.push_back(std::move(rows_[row]));
			}
		}
		restart(std::move(kept));
	}

private:
	struct Row {
		std::shared_ptr<SkuState> state;
		std::uint32_t first = ~0u;
		bool isShared = false;
		bool isDirty = false;
	};

	std::uint32_t append(Row row);
	void restart(std::vector<Row> rows);

	std::vector<Row> rows_;
	std::vector<std::uint32_t> dirty_;
	SkuList list_;
	SkuIndex index_;
	std::vector<SkuIndex::Entry> fresh_; // not yet in the index
	boost::unordered_flat_map<std::string, std::uint32_t> freshRows_;
};

} // namespace stock
