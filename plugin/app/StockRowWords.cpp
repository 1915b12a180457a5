#include "app/StockRowWords.hpp"

#include "alerts/AlertSentence.hpp"

#include <cstddef>
#include <format>
#include <utility>

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

// As much of UTF-8 text as fits into so many columns, of which most Chinese signs take two; "…" for the rest.
std::string beginning(const std::string &text, int columns)
{
	int taken = 0;
	std::size_t kept = 0; // bytes that leave room for the dots
	for (std::size_t at = 0; at < text.size();) {
		const auto lead = static_cast<unsigned char>(text[at]);
		const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		taken += bytes > 2 ? 2 : 1;
		at += bytes;
		if (taken < columns) {
			kept = at;
		}
		if (taken > columns) {
			return text.substr(0, text.find_last_not_of(' ', kept - 1) + 1) + "…";
		}
	}
	return text;
}

std::string withVariant(std::string title, const stock::SkuState &state)
{
	return state.variant.empty() ? std::move(title) : std::move(title) + " " + state.variant.str();
}

} // namespace

std::string titleOf(const stock::SkuState &state)
{
	return withVariant(state.title.empty() ? state.sku : state.title.str(), state);
}

std::string spokenTitle(const stock::SkuState &state)
{
	constexpr int kColumns = 24; // twelve Chinese signs
	return withVariant(beginning(state.title.empty() ? state.sku : state.title.str(), kColumns), state);
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
