#pragma once

#include "core/Message.hpp"
#include "core/Money.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace commerce {

// More than any shop has of one thing; larger figures are refused as mistakes. Exact in a double as well.
inline constexpr std::int64_t kMaxUnits = 1'000'000'000'000;

// Which of a shop's purses the units lie in. Platforms that sell live keep units apart for a live room or a promotion,
// and what is sold there does not touch the shop's own.
enum class Pool { Shop, Live, Promotion };

// "This many can be sold right now", as one shop says of one SKU at one location. No id and no figure goes through a
// floating-point number.
struct StockLevel {
	std::string sku;                       // the merchant's code; rows of the shelf join by it. Never empty
	std::string title;                     // product name as the shop writes it; may be empty
	std::string variant;                   // size, colour …; may be empty
	std::optional<std::int64_t> available; // absent: the shop does not track this SKU. Negative: sold beyond stock
	std::optional<core::WallTime> sourceTime; // since when this is true, where the shop says so

	std::string variantId; // the shop's own id of the variant; empty: the SKU is the id
	std::string location;  // the shop's own id of the place; empty: the shop has one
	Pool pool = Pool::Shop;
	std::optional<std::int64_t> onHand;    // physically there, sold or not
	std::optional<std::int64_t> committed; // of them, promised to orders
	std::optional<std::int64_t> incoming;  // on their way to us
	bool backorder = false;                // goes on selling at nothing left: no counter may be shown
	std::string productId;                 // what the variant belongs to, where the shop pauses whole products
	bool paused = false;                   // there, but not for sale

	// What a counter may show beside the stock, where the shop says it.
	std::optional<core::Money> price; // what a buyer pays for one now, by default with the tax that the shop shows
	std::string picture;              // address of a picture of the variant, or else of its product; http or https
	std::string link;                 // address of the page where it is sold; http or https

	const std::string &id() const { return variantId.empty() ? sku : variantId; }
};

enum class MoveKind {
	Sale,    // units left
	Release, // a cancellation or a refund: units came back
	Restock, // new units arrived
	Edit,    // a person corrected the figure; the only kind with negative units
};

// Something that happened to the stock. `id` is unique in the shop, so that a repetition is recognised.
struct StockMove {
	std::string id;
	MoveKind kind = MoveKind::Sale;
	std::string sku;
	std::int64_t units = 1; // positive, but for an edit

	std::string variantId; // as in StockLevel
	std::string location;
	Pool pool = Pool::Shop;
	std::optional<core::WallTime> happenedAt; // by the shop's clock; absent: when it was heard
};

// One line of an order as it is now.
struct OrderLine {
	std::string id;  // unique in the order
	std::string sku; // of the variant; may be empty where the id is given
	std::string variantId;
	std::int64_t units = 0;            // bought and not cancelled or refunded
	std::int64_t open = 0;             // of them, not yet sent out
	std::optional<std::int64_t> taken; // of them, taken out of stock, where the shop says so for each line

	const std::string &variant() const { return variantId.empty() ? sku : variantId; }
};

// One order that took stock or should have: its whole state, which replaces what was known of it before.
struct ShopOrder {
	std::string id;
	std::string code; // as people know it
	core::WallTime placedAt;
	core::WallTime updatedAt; // of two states of one order the later one holds
	std::vector<OrderLine> lines;
};

// What is asked of a shop again and again. An answer is a part of a reading, often all of it.
enum class Reading {
	All,     // every variant, page by page
	Some,    // a few variants
	Changes, // since the last time
	Orders,  // since the last time
	Hints,   // what waits in the shop's message queue
};

// What one answer of a shop says. Levels hold first, then the moves after them, in order.
struct ShopUpdate {
	std::vector<StockLevel> levels;
	std::vector<StockMove> moves;
	std::vector<ShopOrder> orders;
	bool complete = false; // `levels` and `stillListed` name every SKU of the shop: one that is missing is gone
	std::vector<std::string> stillListed;  // ids of variants that earlier pages of the same reading told
	bool unchanged = false;                // the shop confirms everything it said last (HTTP 304, file as it was)
	bool rehearsal = false;                // invented by the rehearsal shop: never real
	std::vector<core::Message> remarks;    // what of the answer could not be used, and why; the rest holds
	Reading reading = Reading::All;        // which this is a part of …
	bool begins = true;                    // … the first part …
	bool ends = true;                      // … and the last
	std::optional<std::string> pitchedSku; // the shop says that the host now presents this SKU
	bool ordersRead = false;               // the orders were asked for, and with `orders` all that changed are told
	std::optional<core::WallTime> readAt;  // by the shop's clock: no later change is in `levels`
	std::map<std::string, std::string> locations; // id → name, of all places, where the answer tells names
};

} // namespace commerce
