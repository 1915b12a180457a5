#include "stock/RecentIds.hpp"

namespace stock {

namespace {

// FNV-1a, 64 bit (Fowler, Noll, Vo): the same on every machine, unlike std::hash.
std::uint64_t fnv1a(std::string_view text)
{
	std::uint64_t hash = 0xcbf29ce484222325u;
	for (const char c : text) {
		hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
	}
	return hash;
}

} // namespace

RecentIds::RecentIds(std::size_t capacity) : ring_(capacity) {}

bool RecentIds::insert(std::string_view id)
{
	const std::uint64_t hash = fnv1a(id);
	if (!known_.insert(hash).second) {
		return false;
	}
	if (size_ == ring_.size()) {
		known_.erase(ring_[next_]);
	} else {
		++size_;
	}
	ring_[next_] = hash;
	next_ = (next_ + 1) % ring_.size();
	return true;
}

} // namespace stock
