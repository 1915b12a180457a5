#include "stock/SkuIndex.hpp"

#include <iterator>
#include <utility>

namespace stock {

void SkuIndex::add(std::vector<Entry> fresh)
{
	if (fresh.empty()) {
		return;
	}
	std::ranges::sort(fresh, {}, &Entry::hash);
	while (!segments_.empty() && segments_.back()->size() < 2 * fresh.size()) {
		Segment merged;
		merged.reserve(fresh.size() + segments_.back()->size());
		std::ranges::merge(*segments_.back(), fresh, std::back_inserter(merged), {}, &Entry::hash,
				   &Entry::hash);
		fresh = std::move(merged);
		segments_.pop_back();
	}
	segments_.push_back(std::make_shared<const Segment>(std::move(fresh)));
}

} // namespace stock
