#pragma once

#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stock {

// A level the ledger had at some time; the newest last.
struct LevelPoint {
	core::Instant at;
	std::int64_t available = 0;
};

// All that is known of one SKU. Never changes once published.
struct SkuState {
	std::string sku;
	std::string title;
	std::string variant;
	std::optional<std::int64_t> available; // absent: not tracked by the shop, so no number may be shown
	std::int64_t opening = 0;              // the first level seen, plus restocks since: what "left" is a part of
	std::int64_t sold = 0;                 // since the first level, cancellations taken back
	bool salesKnown = false;               // sales came as moves; false: only levels came, and `sold` is their fall
	bool listed = true;                    // false: the shop's latest complete answer no longer names it
	core::Instant confirmedAt;             // when the shop last confirmed the number
	std::optional<core::WallTime> sourceTime;
	std::shared_ptr<const std::vector<LevelPoint>> history; // bounded, oldest first; never null
};

// How the feed itself is.
struct FeedState {
	bool rehearsal = false;
	bool everAnswered = false;
	core::Instant lastAnswerAt;
	core::Message trouble; // empty: none. Else what is wrong and what to do
};

// The whole shelf at one moment, immutable, shared between threads.
struct StockSnapshot {
	std::uint64_t sequence = 0;
	FeedState feed;
	std::vector<std::shared_ptr<const SkuState>> skus; // in the shop's order

	const SkuState *find(std::string_view sku) const
	{
		for (const auto &state : skus) {
			if (state->sku == sku) {
				return state.get();
			}
		}
		return nullptr;
	}
};

} // namespace stock
