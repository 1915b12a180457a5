#include "commerce/ListPages.hpp"

#include <algorithm>
#include <utility>

namespace commerce {

namespace {

constexpr std::size_t kOverlap = 5; // so many may leave between two pages before one is read again
constexpr std::size_t kIdle = 3;    // short pages of nothing new before the list is called endless
constexpr std::size_t kAgain = 10;  // a list that loses more than that while it is read is left for the next time

} // namespace

ListPages::Then ListPages::take(std::span<const std::string> ids, std::optional<std::int64_t> total)
{
	// Entries that the shop hides from us leave pages short: it is the place that was asked for that counts.
	const bool more = total ? std::cmp_less(offset_ + atOnce_, *total) : ids.size() >= atOnce_;
	const bool emptied = ids.empty() && !more;
	const bool linked =
		offset_ == 0 || std::ranges::any_of(ids, [&](const std::string &id) { return told_.contains(id); });
	if (!linked && (emptied || !ids.empty())) {
		if (again_ < kAgain) {
			++again_;
			lookedBack_ = true;
			offset_ -= std::min(offset_, atOnce_);
			return Then::Again;
		}
		whole_ = false;
	}
	least_ = total ? std::min(least_, static_cast<std::size_t>(std::max<std::int64_t>(0, *total))) : least_;
	const std::size_t before = told_.size();
	told_.insert(ids.begin(), ids.end());
	// One that is told without an id, or twice, or a list whose length nobody says: who knows what else is missing.
	whole_ = whole_ && total && !told_.contains("") && (!ids.empty() || !more);
	if (!more || ids.empty()) {
		return Then::Over;
	}
	const bool idle = told_.size() == before && !std::exchange(lookedBack_, false);
	idle_ += idle ? 1 : 0;
	if (idle && (ids.size() > kOverlap || idle_ == kIdle)) {
		return Then::Endless;
	}
	offset_ += atOnce_ > kOverlap ? atOnce_ - kOverlap : atOnce_;
	return Then::Next;
}

} // namespace commerce
