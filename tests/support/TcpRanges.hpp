#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace support {

// Which bytes of a stream are there: all up to one point, and pieces beyond it.
class TcpRanges {
public:
	// Returns how many of these bytes are new.
	std::int64_t add(std::int64_t begin, std::int64_t end)
	{
		if (end <= upTo_ || std::ranges::find(beyond_, begin, &Piece::begin) != beyond_.end()) {
			return 0;
		}
		if (begin > upTo_) {
			beyond_.push_back({begin, end});
			return end - begin;
		}
		upTo_ = end;
		for (auto next = beyond_.begin(); next != beyond_.end();) {
			if (next->begin <= upTo_) {
				upTo_ = std::max(upTo_, next->end);
				beyond_.erase(next);
				next = beyond_.begin();
			} else {
				++next;
			}
		}
		return end - begin;
	}

	std::int64_t inOrder() const { return upTo_; }
	bool has(std::int64_t begin) const
	{
		return begin < upTo_ || std::ranges::find(beyond_, begin, &Piece::begin) != beyond_.end();
	}

private:
	struct Piece {
		std::int64_t begin = 0;
		std::int64_t end = 0;
	};

	std::int64_t upTo_ = 0;
	std::vector<Piece> beyond_; // segments are sent again as they were, so pieces never overlap
};

} // namespace support
