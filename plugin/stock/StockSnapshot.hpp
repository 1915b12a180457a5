#pragma once

#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "stock/Compact.hpp"
#include "stock/Offer.hpp"
#include "stock/SharedText.hpp"
#include "stock/SkuIndex.hpp"
#include "stock/SkuList.hpp"
#include "stock/StockPart.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stock {

// All that is known of one SKU, over all shops that sell it. Never changes once published.
struct SkuState {
	std::string sku;
	SharedText title;
	SharedText variant;
	// The sum of the listed parts that are for sale, or of all listed ones where none is; absent as soon as one of
	// them is not tracked.
	Units available;
	std::int64_t opening = 0;  // the first levels, and restocks since: what "left" is a part of
	std::int64_t sold = 0;     // since the first levels, cancellations taken back
	bool salesKnown = false;   // sales came as moves or orders; false: only levels came, and `sold` is their fall
	bool listed = true;        // false: no shop's latest complete answer names it any more
	bool backorder = false;    // a listed part goes on selling at nothing left: no number may be shown
	bool paused = false;       // no listed part is for sale: none may be shown either
	bool rehearsal = false;    // a part is invented
	core::Instant confirmedAt; // when the part was confirmed that was confirmed longest ago
	Time sourceTime;           // the latest of the parts
	// Null: nothing is said. Of the parts that count for `available` the first that says one. It comes with each
	// answer and is not in the journal: after a crash there is none until the shop has answered.
	std::shared_ptr<const Offer> offer;
	std::vector<StockPart> parts; // by shop, variant, location and pool; none once its code is gone

	// The only number that may be shown before viewers; absent: none may.
	std::optional<std::int64_t> shown() const { return backorder || paused ? Units() : available; }
};

// How one shop answers.
struct FeedState {
	std::string shop; // ShopSettings::id
	bool rehearsal = false;
	bool everAnswered = false;
	core::Instant lastAnswerAt;
	core::Message trouble; // empty: none. Else what is wrong and what to do
	std::size_t limit =
		0; // it has more variants, or places of them, than this: the rest is left out; 0: all is here
};

// The whole shelf at one moment, immutable, shared between threads. Copying it shares all rows.
struct StockSnapshot {
	std::uint64_t sequence = 0;
	std::vector<FeedState> feeds; // in the order the shops were first heard of
	SkuList skus;                 // in the order the SKUs were first heard of
	SkuIndex index;

	// In about the logarithm of the number of rows.
	const SkuState *find(std::string_view sku) const
	{
		const auto row =
			index.find(hash64(sku), [&](std::uint32_t candidate) { return skus[candidate]->sku == sku; });
		return row ? skus[*row].get() : nullptr;
	}
};

} // namespace stock
