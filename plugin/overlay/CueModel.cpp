#include "overlay/CueModel.hpp"

#include "overlay/CueAlerts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace overlay {

namespace {

// Beyond this a pace of the last minutes says nothing about the end.
constexpr std::int64_t kFarthestMinutes = 60;

// The number decides first, as on the counters: a status that was computed a moment ago must not contradict it.
CueState stateOf(const SkuFacts &facts)
{
	const auto shown = facts.stock->shown();
	if (!shown) {
		return CueState::Untracked;
	}
	if (*shown <= 0) {
		return CueState::SoldOut;
	}
	switch (facts.status) {
	case alerts::SkuStatus::Hot:
		return CueState::Hot;
	case alerts::SkuStatus::Low:
	case alerts::SkuStatus::SoldOut:
		return CueState::Low;
	case alerts::SkuStatus::Ok:
	case alerts::SkuStatus::Untracked:
		break;
	}
	return CueState::Ok;
}

void hideNumber(CueSize &size)
{
	size.left.reset();
	size.state = CueState::Stale;
	size.validUntil = core::Instant::never();
}

CueSize sizeOf(const SkuFacts &facts, const std::string &onAir, core::Instant now)
{
	const stock::SkuState &stock = *facts.stock;
	CueSize size;
	size.name = stock.variant.empty() ? stock.sku : stock.variant.str();
	size.onAir = stock.sku == onAir;
	size.state = stateOf(facts);
	if (const auto shown = stock.shown()) {
		size.left = std::max<std::int64_t>(*shown, 0);
		size.validUntil = facts.staleAt;
	}
	if (!stock.listed || (size.left && now > facts.staleAt)) {
		hideNumber(size);
	}
	return size;
}

// The one on air first, then those that the host must not promise, or not for long.
int needOf(const CueSize &size)
{
	switch (size.state) {
	case CueState::Hot:
		return size.onAir ? 0 : 1;
	case CueState::Low:
		return size.onAir ? 0 : 2;
	case CueState::Ok:
	case CueState::Untracked:
		return size.onAir ? 0 : 3;
	case CueState::Stale:
		return size.onAir ? 0 : 4;
	case CueState::SoldOut:
		return size.onAir ? 0 : 5;
	}
	return 5;
}

// Leaves out what can be done without; the order stays the shop's.
std::size_t dropLeastNeeded(std::vector<CueSize> &sizes)
{
	if (sizes.size() <= kMostCueSizes) {
		return 0;
	}
	std::vector<std::size_t> places(sizes.size());
	std::ranges::generate(places, [next = std::size_t{0}]() mutable { return next++; });
	std::ranges::stable_sort(places, {}, [&](std::size_t place) { return needOf(sizes[place]); });
	places.resize(kMostCueSizes);
	std::ranges::sort(places);
	std::vector<CueSize> kept;
	std::ranges::transform(places, std::back_inserter(kept),
			       [&](std::size_t place) { return std::move(sizes[place]); });
	const std::size_t dropped = sizes.size() - kept.size();
	sizes = std::move(kept);
	return dropped;
}

core::Message minutes(const char *key, std::int64_t first, std::int64_t last)
{
	return {key, {{"first", std::to_string(first)}, {"last", std::to_string(last)}}, {}};
}

// In whole minutes: an estimate is not a countdown, and must not look like one.
core::Message rangeInWords(const forecast::SellOutRange &range)
{
	const auto whole = [](core::Duration time, double (*rounded)(double)) {
		return time.minutes() > kFarthestMinutes ? kFarthestMinutes + 1
							 : static_cast<std::int64_t>(rounded(time.minutes()));
	};
	const std::int64_t first = whole(range.earliest, [](double value) { return std::floor(value); });
	const std::int64_t last = whole(range.latest, [](double value) { return std::ceil(value); });
	if (first > kFarthestMinutes) {
		return {range.earliest.isFinite() ? "Cue.SellsOut.Later" : "Cue.SellsOut.NotInSight", {}, {}};
	}
	if (last > kFarthestMinutes) {
		return minutes(first == 0 ? "Cue.SellsOut.Unsure" : "Cue.SellsOut.From", first, last);
	}
	if (last <= 1) {
		return {"Cue.SellsOut.Now", {}, {}};
	}
	return minutes(first == 0      ? "Cue.SellsOut.Within"
		       : first == last ? "Cue.SellsOut.About"
				       : "Cue.SellsOut.Range",
		       first, last);
}

// What is said of the SKU on air beside its number.
void saySellOut(CueView &view, const CueSize &size, const forecast::SellOutRange &range)
{
	const auto label = [&](const char *alone, const char *ofSeveral) {
		view.label = size.name.empty() ? core::Message{alone, {}, {}}
					       : core::Message{ofSeveral, {{"size", size.name}}, {}};
	};
	label("Cue.Label.Stock", "Cue.Label.StockOf");
	switch (size.state) {
	case CueState::Untracked:
		view.sellsOut = {"Cue.SellsOut.Untracked", {}, {}};
		return;
	case CueState::Stale:
		view.sellsOut = {"Cue.SellsOut.Checking", {}, {}};
		return;
	case CueState::SoldOut:
		view.sellsOut = {"Cue.SellsOut.Gone", {}, {}};
		return;
	case CueState::Hot:
	case CueState::Low:
	case CueState::Ok:
		break;
	}
	label("Cue.Label.SellsOut", "Cue.Label.SellsOutOf");
	view.sellsOut = rangeInWords(range);
}

} // namespace

CueView makeCueView(const ShelfFacts &shelf, const CueFacts &facts, core::Instant now)
{
	CueView view;
	view.alert = mostUrgent(facts.alerts, shelf);
	view.next = facts.next;
	const SkuFacts *onAir = shelf.onAir.empty() ? nullptr : shelf.find(shelf.onAir);
	if (onAir == nullptr) {
		return view;
	}
	const stock::SkuState &stock = *onAir->stock;
	view.title = stock.title.empty() ? stock.sku : stock.title.str();
	for (const SkuFacts *each : shelf.variantsOf(*onAir)) {
		view.sizes.push_back(sizeOf(*each, shelf.onAir, now));
		view.rehearsal = view.rehearsal || each->stock->rehearsal;
	}
	if (view.sizes.size() == 1 && stock.variant.empty()) {
		view.sizes.front().name.clear();
	}
	view.moreSizes = dropLeastNeeded(view.sizes);
	saySellOut(view, *view.onAir(), facts.sellsOut);
	return view;
}

CueView cueAsOf(const CueView &view, core::Instant now)
{
	CueView later = view;
	for (CueSize &size : later.sizes) {
		if (size.left && now > size.validUntil) {
			hideNumber(size);
			if (size.onAir) {
				saySellOut(later, size, {});
			}
		}
	}
	return later;
}

} // namespace overlay
