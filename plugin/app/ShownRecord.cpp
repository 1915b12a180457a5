#include "app/ShownRecord.hpp"

#include "app/Clock.hpp"

#include <algorithm>
#include <utility>

namespace app {

namespace {

stock::JournalEvent shownEvent(std::uint64_t counter, const std::string &sku, const std::string &text)
{
	return {.kind = stock::JournalEvent::Kind::Shown,
		.heard = {now(), wallNow()},
		.sku = sku,
		.number = static_cast<std::int64_t>(counter),
		.text = text};
}

// The shops whose figures the number is the sum of, each once.
void addShops(const stock::SkuState &state, std::set<std::string> &shops)
{
	for (const stock::StockPart &part : state.parts) {
		if (part.listed || !state.listed) {
			shops.insert(part.shop);
		}
	}
}

std::string joined(const auto &texts, char between)
{
	std::string all;
	for (const std::string &text : texts) {
		all += (all.empty() ? "" : std::string(1, between)) + text;
	}
	return all;
}

} // namespace

void ShownRecord::note(std::uint64_t counter, const overlay::CounterView &view, const overlay::ShelfFacts &facts,
		       core::Instant now)
{
	if (!tell_) {
		return;
	}
	Texts texts;
	if (view.visible) {
		noteItem(counter, view, facts, now, texts);
		for (const auto &[name, rows] : view.lists) {
			for (const overlay::ItemView &row : rows) {
				noteItem(counter, row, facts, now, texts);
			}
		}
	}
	Texts &before = shown_[counter];
	for (const auto &[sku, text] : before) {
		if (!texts.contains(sku)) {
			tell_(shownEvent(counter, sku, {}));
		}
	}
	before = std::move(texts);
}

void ShownRecord::noteItem(std::uint64_t counter, const overlay::ItemView &item, const overlay::ShelfFacts &facts,
			   core::Instant now, Texts &texts)
{
	const auto text = item.texts.find("available");
	if (text == item.texts.end()) {
		return;
	}
	const std::string sku = joined(item.skus, '+');
	const bool isNew = texts.emplace(sku, text->second).second;
	const Texts &before = shown_[counter];
	const auto known = before.find(sku);
	if (!isNew || (known != before.end() && known->second == text->second)) {
		return;
	}
	stock::JournalEvent event = shownEvent(counter, sku, text->second);
	std::set<std::string> shops;
	core::Instant confirmed = core::Instant::never();
	for (const std::string &each : item.skus) {
		if (const overlay::SkuFacts *of = facts.find(each)) {
			addShops(*of->stock, shops);
			confirmed = std::min(confirmed, of->stock->confirmedAt);
		}
	}
	event.shop = joined(shops, ',');
	if (!shops.empty()) {
		event.confirmed = event.heard.wall - std::chrono::milliseconds((now - confirmed).ms());
	}
	tell_(std::move(event));
}

void ShownRecord::keepOnly(const std::set<std::uint64_t> &counters)
{
	std::erase_if(shown_, [&](const auto &one) {
		const auto &[counter, texts] = one;
		if (counters.contains(counter)) {
			return false;
		}
		for (const auto &[sku, text] : texts) {
			tell_(shownEvent(counter, sku, {}));
		}
		return true;
	});
}

} // namespace app
