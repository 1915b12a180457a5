#pragma once

#include "stock/Hash64.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stock {

// Remembers the newest ids it was told, so that a repeated move is counted once. Bounded: the oldest are forgotten.
// Keeps a 64-bit hash of each id; with a million ids the chance of one false repeat is below one in ten million.
class RecentIds {
public:
	explicit RecentIds(std::size_t capacity) : capacity_(capacity) {}

	// True if the id is new; it is remembered.
	bool insert(std::string_view id) { return insertHash(hash64(id)); }
	bool insertHash(std::uint64_t hash);

private:
	std::size_t capacity_;
	std::vector<std::uint64_t> ring_; // oldest at `next_` once it is full
	std::size_t next_ = 0;
	boost::unordered_flat_set<std::uint64_t> known_;
};

} // namespace stock
