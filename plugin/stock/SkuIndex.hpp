#pragma once

#include "stock/Hash64.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace stock {

// Where the row of a SKU stands in the list. Immutable segments of growing size, newest last, merged as they grow:
// a copy shares them, and adding rows touches few of them. Rows are only ever added; a shelf that loses rows gets a
// new index.
class SkuIndex {
public:
	struct Entry {
		std::uint64_t hash; // of the SKU
		std::uint32_t row;

		bool operator<(const Entry &other) const { return hash < other.hash; }
	};

	void add(std::vector<Entry> fresh);

	// `isIt` decides between rows of equal hash.
	template<typename IsIt>
	std::optional<std::uint32_t> find(std::uint64_t hash, const IsIt &isIt) const
	{
		for (const auto &segment : segments_) {
			const auto [first, last] = std::equal_range(segment->begin(), segment->end(), Entry{hash, 0});
			for (auto entry = first; entry != last; ++entry) {
				if (isIt(entry->row)) {
					return entry->row;
				}
			}
		}
		return std::nullopt;
	}

private:
	using Segment = std::vector<Entry>; // sorted

	std::vector<std::shared_ptr<const Segment>> segments_; // each at least twice as long as the next
};

} // namespace stock
