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
std::string shopsOf(const stock::SkuState &state)
{
	std::set<std::string> shops;
	for (const stock::StockPart &part : state.parts) {
		if (part.listed || !state.listed) {
			shops.insert(part.shop);
		}
	}
	std::string text;
	for (const std::string &shop : shops) {
		text += (text.empty() ? "" : ",") + shop;
	}
	return text;
}

} // namespace

void ShownRecord::note(std::uint64_t counter, const std::string &sku, const std::string &text,
		       const overlay::ShelfFacts &facts, core::Instant now)
{
	const auto before = shown_.find(counter);
	const bool nothing = before == shown_.end()
				     ? text.empty()
				     : before->second.text == text && (text.empty() || before->second.sku == sku);
	if (!tell_ || nothing) {
		return;
	}
	stock::JournalEvent event = shownEvent(counter, sku, text);
	if (const overlay::SkuFacts *of = facts.find(sku)) {
		event.shop = shopsOf(*of->stock);
		event.confirmed = event.heard.wall - std::chrono::milliseconds((now - of->stock->confirmedAt).ms());
	}
	tell_(std::move(event));
	shown_[counter] = {sku, text};
}

void ShownRecord::keepOnly(const std::set<std::uint64_t> &counters)
{
	std::erase_if(shown_, [&](const auto &one) {
		const auto &[counter, shown] = one;
		if (counters.contains(counter)) {
			return false;
		}
		if (!shown.text.empty()) {
			tell_(shownEvent(counter, shown.sku, {}));
		}
		return true;
	});
}

} // namespace app
