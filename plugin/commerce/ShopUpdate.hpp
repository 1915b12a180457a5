#pragma once

#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace commerce {

// More than any shop has of one thing; larger figures are refused as mistakes. Exact in a double as well.
inline constexpr std::int64_t kMaxUnits = 1'000'000'000'000;

// "This many can be sold right now", as one shop says of one SKU.
struct StockLevel {
	std::string sku;                       // the shop's own code, unique in the shop, UTF-8, never empty
	std::string title;                     // product name as the shop writes it; may be empty
	std::string variant;                   // size, colour …; may be empty
	std::optional<std::int64_t> available; // absent: the shop does not track this SKU. Negative: sold beyond stock
	std::optional<core::WallTime> sourceTime; // when the shop says this was true
};

enum class MoveKind {
	Sale,    // units left
	Release, // a cancellation or a refund: units came back
	Restock, // new units arrived
};

// Something that happened to the stock. `id` is unique in the shop, so that a repetition is recognised.
struct StockMove {
	std::string id;
	MoveKind kind = MoveKind::Sale;
	std::string sku;
	std::int64_t units = 1; // always positive
};

// What one answer of a shop says. Levels hold first, then the moves after them, in order.
struct ShopUpdate {
	std::vector<StockLevel> levels;
	std::vector<StockMove> moves;
	bool complete = false;                 // `levels` names every SKU of the shop: one that is missing is gone
	bool unchanged = false;                // the shop confirms everything it said last (HTTP 304, file as it was)
	bool rehearsal = false;                // invented by the rehearsal shop: never real
	std::vector<core::Message> remarks;    // what of the answer could not be used, and why; the rest holds
	std::optional<std::string> pitchedSku; // the shop says that the host now presents this SKU
};

} // namespace commerce
