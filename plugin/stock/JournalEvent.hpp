#pragma once

#include "commerce/ShopUpdate.hpp"
#include "stock/Heard.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stock {

// One thing of a show that is written down.
struct JournalEvent {
	enum class Kind : std::uint8_t {
		Update,      // `shop` said `update`
		Forget,      // `shop` is not followed any more, or means another one
		Follow,      // `shop` is followed; `number` is the same as long as its figures mean the same
		OnAir,       // a person put `sku` on air; empty: took it off
		Acknowledge, // a person has seen that `sku` is oversold (`number` 1), or the alert about its stock (0)
		Correction,  // of `shop`'s `sku`: `number` units more than the moves explain
		Shown,       // a counter shows `text` for `sku` from now on; empty: no number
		Act,         // what a person had done to `sku` at `shop`, or what came of it: `text`
		// What follows restores nothing of the shelf; the show's report is made from it. Typed in
		// ShowNotes.hpp.
		Stall,  // from now on viewers see no moving picture, or see one again
		Pitch,  // `sku` was on air, and what came of it
		Alert,  // a warning about `sku` came, rose or went
		Stream, // the output `text` began to stream, is at `figures`, or stopped
		Snooze, // a person wants no warnings about `sku` for `number` milliseconds; 0: they want them again
	};
	Kind kind = Kind::Update;
	Heard heard;
	std::string shop; // Shown: the shops whose figures it is made of
	commerce::ShopUpdate update;
	std::string sku;
	std::int64_t number = 0; // Shown: which counter; Act: which act; Stall …: what happened
	std::string text;
	std::optional<core::WallTime> confirmed; // Shown: as of when the number was confirmed
	std::vector<std::int64_t> figures;       // Stall and what follows it
};

} // namespace stock
