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

std::vector<core::Message> notesOn(const forecast::Forecast &forecast)
{
	std::vector<core::Message> notes;
	if (forecast.unmet.expected >= 0.5) {
		notes.push_back({"Shelf.Unmet",
				 {{"units", std::format("{:.0f}", forecast.unmet.expected)},
				  {"low", std::to_string(forecast.unmet.low)},
				  {"high", std::to_string(forecast.unmet.high)}},
				 {}});
	}
	if (forecast.byLevelsEach > core::Duration::zero()) {
		notes.push_back(
			{"Shelf.ByLevels", {{"seconds", std::format("{:.0f}", forecast.byLevelsEach.seconds())}}, {}});
	}
	return notes;
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
	row.notes = notesOn(facts.forecast);
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
