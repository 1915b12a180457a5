#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace stock {

// Remembers the newest ids it was told, so that a repeated move is counted once. Bounded: the oldest are forgotten.
// Keeps a 64-bit hash of each id; with a million ids the chance of one false repeat is below one in ten million.
class RecentIds {
public:
	explicit RecentIds(std::size_t capacity);

	// True if the id is new; it is remembered.
	bool insert(std::string_view id);

private:
	std::vector<std::uint64_t> ring_;
	std::size_t next_ = 0;
	std::size_t size_ = 0;
	std::unordered_set<std::uint64_t> known_;
};

} // namespace stock
