#pragma once

#include "core/Instant.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace overlay {

// What a counter says of one SKU, or of a product in sum.
struct ItemView {
	std::vector<std::string> skus;            // whose units the number counts
	std::map<std::string, std::string> texts; // "title" → content of the layer `text:title`
	std::map<std::string, double> bars;       // "left" → 0…1 of the layer `bar:left`
	std::set<std::string> shown;              // "low" → the layer `show:low` is drawn, others of `show:` are not
	std::string picture;                      // address of what `image:product` shows; empty: there is none
	std::string link;                         // address that `qr:link` leads to; empty: there is none

	bool operator==(const ItemView &) const = default;
};

// What one counter says at one moment, independent of how it is drawn. Two equal views give the same picture.
struct CounterView : ItemView {
	bool visible = false;
	std::map<std::string, std::vector<ItemView>> lists; // "queue" → the rows of the layers `repeat:queue`
	bool rehearsal = false;                             // the word REHEARSAL is drawn over the counter
	std::string rehearsalWord;                          // that word in the viewers' language
	core::Instant validUntil = core::Instant::never();  // after this no number of it may be shown any more

	bool samePicture(const CounterView &other) const
	{
		return visible == other.visible && ItemView::operator==(other) && lists == other.lists &&
		       rehearsal == other.rehearsal && rehearsalWord == other.rehearsalWord;
	}
};

} // namespace overlay
