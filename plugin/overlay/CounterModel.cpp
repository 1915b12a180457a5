#include "overlay/CounterModel.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace overlay {

namespace {

struct State {
	std::string_view name;    // as in `show:NAME`
	std::string_view wordKey; // empty: the shop says nothing that could be put into a word
};

constexpr State kStale = {"stale", "Counter.State.Stale"};
constexpr State kUntracked = {"untracked", ""};
constexpr State kSoldOut = {"sold-out", "Counter.State.SoldOut"};
constexpr State kHot = {"hot", "Counter.State.Hot"};
constexpr State kLow = {"low", "Counter.State.Low"};
constexpr State kOk = {"ok", "Counter.State.Ok"};

// Beyond this a pace of the last minutes says nothing about the end.
constexpr core::Duration kFarthestEnd = core::Duration::minutes(60);

// The number decides first: a status that was computed a moment ago must not contradict what is shown.
State stateOf(std::int64_t available, alerts::SkuStatus status)
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

double shareLeft(std::int64_t available, std::int64_t opening)
{
	if (available <= 0) {
		return 0;
	}
	return opening <= 0 ? 1 : std::min(1.0, static_cast<double>(available) / static_cast<double>(opening));
}

// In whole minutes: an estimate is not a countdown, and must not look like one.
std::string endInWords(core::Duration sellsOutIn, const core::Translator &translate)
{
	if (sellsOutIn > kFarthestEnd) {
		return {};
	}
	if (sellsOutIn < core::Duration::minutes(1)) {
		return translate("Counter.SellsOutSoon");
	}
	const auto minutes = std::to_string(std::llround(sellsOutIn.minutes()));
	return core::render({"Counter.SellsOutInMinutes", {{"minutes", minutes}}}, translate);
}

void setState(CounterView &view, const State &state, const core::Translator &translate)
{
	view.shown.emplace(state.name);
	if (!state.wordKey.empty()) {
		view.texts["state"] = translate(state.wordKey);
	}
}

} // namespace

CounterView makeCounterView(const CounterSettings &settings, const ShelfFacts &facts, core::Instant now,
			    const core::Translator &translate)
{
	const std::string &sku = settings.sku.empty() ? facts.onAir : settings.sku;
	const SkuFacts *found = sku.empty() ? nullptr : facts.find(sku);
	if (found == nullptr) {
		return {};
	}
	const stock::SkuState &stock = *found->stock;
	const bool stale = !stock.listed || (stock.shown() && now > found->staleAt);
	if (stale && settings.whenStale == WhenStale::Hide) {
		return {};
	}

	CounterView view;
	view.visible = true;
	view.rehearsal = stock.rehearsal;
	if (stock.rehearsal) {
		view.rehearsalWord = translate("Counter.Rehearsal");
	}
	view.texts["title"] = stock.title.empty() ? stock.sku : stock.title.str();
	view.texts["variant"] = stock.variant;
	if (stale) {
		setState(view, kStale, translate);
		view.texts["available"] = translate("Counter.Checking");
		return view;
	}
	if (!stock.shown()) {
		setState(view, kUntracked, translate);
		return view;
	}
	const std::int64_t available = std::max<std::int64_t>(*stock.shown(), 0);
	setState(view, stateOf(available, found->status), translate);
	view.texts["available"] = std::to_string(available);
	view.bars["left"] = shareLeft(available, stock.opening);
	if (available > 0) {
		view.texts["sells-out-in"] = endInWords(found->forecast.sellsOutIn, translate);
	}
	view.validUntil = found->staleAt;
	return view;
}

} // namespace overlay
