#include "alerts/Snoozes.hpp"

#include <algorithm>

namespace alerts {

void Snoozes::begin(const std::string &sku, core::Instant now, core::Duration howLong)
{
	snoozed_[sku] = {now, howLong};
}

std::vector<std::string> Snoozes::takeOver(core::Instant now)
{
	std::vector<std::string> over;
	std::erase_if(snoozed_, [&](auto &entry) {
		Span &span = entry.second;
		span.from = std::min(span.from, now);
		const bool isOver = now - span.from >= span.length;
		if (isOver) {
			over.push_back(entry.first);
		}
		return isOver;
	});
	return over;
}

std::vector<Snooze> Snoozes::list() const
{
	std::vector<Snooze> list;
	list.reserve(snoozed_.size());
	for (const auto &[sku, span] : snoozed_) {
		list.push_back({sku, span.from + span.length});
	}
	std::ranges::stable_sort(list, {}, &Snooze::until);
	return list;
}

} // namespace alerts
