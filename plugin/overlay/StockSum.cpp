#include "overlay/StockSum.hpp"

#include <algorithm>

namespace overlay {

namespace {

// The number decides first: a status that was computed a moment ago must not contradict what is shown.
StockState stateOf(std::int64_t available, alerts::SkuStatus status)
{
	if (available <= 0) {
		return kSoldOut;
	}
	switch (status) {
	case alerts::SkuStatus::Hot:
		return kHot;
	case alerts::SkuStatus::Low:
	case alerts::SkuStatus::SoldOut:
		return kLow;
	case alerts::SkuStatus::Ok:
	case alerts::SkuStatus::Untracked:
		break;
	}
	return kOk;
}

bool isStale(const SkuFacts &row, core::Instant now)
{
	return !row.stock->listed || (row.stock->shown() && now > row.staleAt);
}

bool counts(const SkuFacts *row)
{
	return row->stock->listed && !row->stock->paused;
}

// Hot as soon as one of them is; low when none has plenty.
StockState stateOf(const std::vector<const SkuFacts *> &rows, std::int64_t available)
{
	if (available <= 0) {
		return kSoldOut;
	}
	bool hasPlenty = false;
	for (const SkuFacts *row : rows) {
		const StockState state = stateOf(*row->stock->shown(), row->status);
		if (state == kHot) {
			return kHot;
		}
		hasPlenty = hasPlenty || state == kOk;
	}
	return hasPlenty ? kOk : kLow;
}

} // namespace

std::vector<const SkuFacts *> countedOf(std::vector<const SkuFacts *> rows)
{
	if (std::ranges::any_of(rows, counts)) {
		std::erase_if(rows, [](const SkuFacts *row) { return !counts(row); });
	}
	return rows;
}

StockSum sumOf(const std::vector<const SkuFacts *> &rows, core::Instant now)
{
	const std::vector<const SkuFacts *> counted = countedOf(rows);
	StockSum sum;
	std::int64_t available = 0;
	bool tracked = true;
	for (const SkuFacts *row : counted) {
		const stock::SkuState &stock = *row->stock;
		if (isStale(*row, now)) {
			return {.state = kStale};
		}
		const auto shown = stock.shown();
		tracked = tracked && shown;
		available += std::max<std::int64_t>(shown.value_or(0), 0);
		sum.opening += stock.opening;
		sum.sold += std::max<std::int64_t>(stock.sold, 0);
		sum.validUntil = std::min(sum.validUntil, row->staleAt);
	}
	if (!tracked) {
		return {};
	}
	sum.available = available;
	sum.state = stateOf(counted, available);
	return sum;
}

} // namespace overlay
