#include "stock/RecentIds.hpp"

namespace stock {

bool RecentIds::insertHash(std::uint64_t hash)
{
	if (!known_.insert(hash).second) {
		return false;
	}
	if (ring_.size() < capacity_) {
		ring_.push_back(hash);
		return true;
	}
	known_.erase(ring_[next_]);
	ring_[next_] = hash;
	next_ = (next_ + 1) % capacity_;
	return true;
}

} // namespace stock
