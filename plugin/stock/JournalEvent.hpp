#pragma once

#include "commerce/ShopUpdate.hpp"
#include "stock/Heard.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace stock {

// One thing of a show that is written down.
struct JournalEvent {
	enum class Kind : std::uint8_t {
		Update,      // `shop` said `update`
		Forget,      // `shop` is not followed any more, or means another one
		Follow,      // `shop` is followed; `number` is the same as long as its figures mean the same
		OnAir,       // a person put `sku` on air; empty: took it off
		Acknowledge, // a person has seen the alert about `sku` of the kind `number`
		Correction,  // of `shop`'s `sku`: `number` units more than the moves explain
		Shown,       // a counter shows `text` for `sku` from now on; empty: no number
		Act,         // what a person had done to `sku` at `shop`, or what came of it: `text`
	};
	Kind kind = Kind::Update;
	Heard heard;
	std::string shop; // Shown: the shops whose figures it is made of
	commerce::ShopUpdate update;
	std::string sku;
	std::int64_t number = 0; // Shown: which counter; Act: which act
	std::string text;
	std::optional<core::WallTime> confirmed; // Shown: as of when the number was confirmed
};

} // namespace stock
