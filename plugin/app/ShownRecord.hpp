#pragma once

#include "core/Instant.hpp"
#include "overlay/ShelfFacts.hpp"
#include "stock/JournalEvent.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace app {

// Which number viewers see on which counter, as evidence: tells each change once, with the figures it was made from.
// The painter's own.
class ShownRecord {
public:
	explicit ShownRecord(std::function<void(stock::JournalEvent)> tell) : tell_(std::move(tell)) {}

	// `counter` shows `text` for `sku`; an empty text: no number.
	void note(std::uint64_t counter, const std::string &sku, const std::string &text,
		  const overlay::ShelfFacts &facts, core::Instant now);
	// The other counters are gone, and with them what they showed.
	void keepOnly(const std::set<std::uint64_t> &counters);

private:
	struct Shown {
		std::string sku;
		std::string text;
	};
	const std::function<void(stock::JournalEvent)> tell_; // may be empty
	std::map<std::uint64_t, Shown> shown_;                // by counter
};

} // namespace app
