#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace overlay {

enum class WhenStale { Hide, Mark };

// What a scene designer chose for one counter. Saved in the source's own settings.
struct CounterSettings {
	std::string sku;          // empty: follow the product on air
	std::string templatePath; // empty: the built-in template
	WhenStale whenStale = WhenStale::Hide;

	bool operator==(const CounterSettings &) const = default;
};

// What one counter says at one moment, independent of how it is drawn. Two equal views give the same picture.
struct CounterView {
	bool visible = false;
	std::map<std::string, std::string> texts; // "title" → content of the layer `text:title`
	std::map<std::string, double> bars;       // "left" → 0…1 of the layer `bar:left`
	std::set<std::string> shown;              // "low" → the layer `show:low` is drawn, others of `show:` are not
	bool rehearsal = false;                   // the word REHEARSAL is drawn over the counter
	std::string rehearsalWord;                // that word in the viewers' language
	core::Instant validUntil = core::Instant::never(); // after this the number may not be shown any more

	bool samePicture(const CounterView &other) const
	{
		return visible == other.visible && texts == other.texts && bars == other.bars && shown == other.shown &&
		       rehearsal == other.rehearsal && rehearsalWord == other.rehearsalWord;
	}
};

} // namespace overlay
