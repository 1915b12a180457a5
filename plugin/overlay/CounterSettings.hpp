#pragma once

#include <cstdint>
#include <string>

namespace overlay {

// Whose numbers a counter shows.
enum class Follow {
	Sku,     // one SKU, or the one on air
	Product, // all variants of one product, or of the one on air
	Queue,   // what comes next
	Hot,     // what sold most
};

enum class WhenStale { Hide, Mark };

enum class WhenSoldOut { Show, Hide };

// How a change is shown: at once; faded; or with a number that rolls, and a pulse when little is left.
enum class Motion { Off, Calm, Lively };

// What a scene designer chose for one counter. Saved in the source's own settings.
struct CounterSettings {
	Follow follow = Follow::Sku;
	std::string sku; // of `Sku` and `Product`; empty: follow the product on air
	std::string
		templateName; // a path, or a file's name in one of the folders of templates; empty: the first built-in
	WhenStale whenStale = WhenStale::Hide;
	WhenSoldOut whenSoldOut = WhenSoldOut::Show;
	Motion motion = Motion::Off;
	std::int64_t cap = 0; // more than so many units are shown as "20+"; 0: the number as it is

	bool operator==(const CounterSettings &) const = default;
};

} // namespace overlay
