#pragma once

#include "core/Instant.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/ShelfFacts.hpp"
#include "stock/JournalEvent.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace app {

// Which numbers viewers see on which counter, as evidence: tells each change once, with the figures it was made from. A
// sum names all its SKUs, with a plus between them. The painter's own.
class ShownRecord {
public:
	explicit ShownRecord(std::function<void(stock::JournalEvent)> tell) : tell_(std::move(tell)) {}

	// What viewers see on `counter` now.
	void note(std::uint64_t counter, const overlay::CounterView &view, const overlay::ShelfFacts &facts,
		  core::Instant now);
	// The other counters are gone, and with them what they showed.
	void keepOnly(const std::set<std::uint64_t> &counters);

private:
	using Texts = std::map<std::string, std::string>; // by SKU
	void noteItem(std::uint64_t counter, const overlay::ItemView &item, const overlay::ShelfFacts &facts,
		      core::Instant now, Texts &texts);

	const std::function<void(stock::JournalEvent)> tell_; // may be empty
	std::map<std::uint64_t, Texts> shown_;                // by counter
};

} // namespace app
