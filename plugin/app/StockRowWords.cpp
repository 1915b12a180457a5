#include "app/StockRowWords.hpp"

#include "alerts/AlertDesk.hpp"

#include <format>

namespace app {

namespace {

constexpr const char *kUnknown = "–";

// One decimal where it says something, none above ten.
std::string paceText(double perMinute)
{
	return perMinute >= 10 || perMinute < 0.05 ? std::format("{:.0f}", perMinute)
						   : std::format("{:.1f}", perMinute);
}

} // namespace

std::string titleOf(const stock::SkuState &state)
{
	const std::string &name = state.title.empty() ? state.sku : state.title.str();
	return state.variant.empty() ? name : name + " " + state.variant.str();
}

StockRow stockRow(const overlay::SkuFacts &facts, const std::string &onAir, core::Instant now)
{
	const stock::SkuState &state = *facts.stock;
	StockRow row;
	row.stock = facts.stock;
	row.sku = state.sku;
	row.title = titleOf(state);
	row.available = state.available;
	row.pacePerMinute = facts.forecast.pacePerMinute;
	row.sellsOutInTime = facts.forecast.sellsOutIn;
	row.left = state.available ? std::to_string(*state.available) : kUnknown;
	row.pace = state.available ? paceText(facts.forecast.pacePerMinute) : kUnknown;
	row.sellsOutIn =
		facts.status == alerts::SkuStatus::SoldOut ? kUnknown : alerts::clockText(facts.forecast.sellsOutIn);
	row.status = facts.status;
	row.onAir = state.sku == onAir;
	row.rehearsal = state.rehearsal;
	row.stale = !state.listed || now > facts.staleAt;
	if (!state.listed) {
		row.age = {"Shelf.NotListed", {}};
	} else if (row.stale) {
		row.age = {"Shelf.Age", {{"seconds", std::to_string((now - state.confirmedAt).ms() / 1000)}}};
	}
	return row;
}

} // namespace app
