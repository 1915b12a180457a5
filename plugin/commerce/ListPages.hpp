#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>

namespace commerce {

// Where to read on in a list that is told by offsets and changes while it is read.
//
// What leaves the list moves all behind it to the front, and something would slip through between two pages. So each
// page begins a little before the end of the one before. As long as it tells something that was told already, nothing
// slipped; where it does not, an earlier page is read again. The list must be in an order that keeps, newest first:
// what is new then only brings repetitions.
//
// Not thread-safe; owned by one reading.
class ListPages {
public:
	explicit ListPages(std::size_t atOnce) : atOnce_(atOnce) {}

	enum class Then {
		Next,  // this page holds; ask at `offset`
		Again, // something slipped through: ask at `offset`, which is earlier, before this page is used
		Over,
		Endless, // the same page again, though more is claimed: no shop
	};
	// What a page told: the ids on it, and how many there are in all, where the shop says so.
	Then take(std::span<const std::string> ids, std::optional<std::int64_t> total);

	std::size_t atOnce() const { return atOnce_; }
	std::size_t offset() const { return offset_; } // where the next page begins
	// Once it is over: whether all was told that was in the list from the beginning to the end of the reading.
	bool isWhole() const { return whole_; }
	// … and as many were told as the shop counts, so that what was not told is not there.
	bool isFull() const { return whole_ && told_.size() >= least_; }

private:
	std::size_t atOnce_;
	std::size_t offset_ = 0;
	std::size_t again_ = 0;
	std::size_t idle_ = 0; // pages that told nothing new
	bool lookedBack_ = false;
	bool whole_ = true;
	std::size_t least_ = SIZE_MAX; // that the shop counted
	std::unordered_set<std::string> told_;
};

} // namespace commerce
