#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace overlay {

// How a figure on the host cue stands.
enum class CueState {
	Untracked, // the shop gives no number that may be shown
	Stale,     // it was confirmed too long ago
	SoldOut,
	Hot, // sells out soon
	Low,
	Ok,
};

// One size (or colour, or whatever the variants are) of the product on air.
struct CueSize {
	std::string name;                 // the variant, or else the SKU; empty: the product has no other size
	std::optional<std::int64_t> left; // absent: no number may be shown
	CueState state = CueState::Untracked;
	bool onAir = false;
	core::Instant validUntil = core::Instant::never(); // after this the number may not be shown any more

	bool operator==(const CueSize &) const = default;
};

// How loud the cue has to be about an alert.
enum class CueUrgency { Quiet, Soon, Now };

struct CueAlert {
	CueUrgency urgency = CueUrgency::Quiet;
	std::string word;       // locale key: what it is, in one word
	core::Message sentence; // what is happening and what to do
	std::size_t more = 0;   // others that wait beside it
	bool rehearsal = false; // it is about invented figures

	bool operator==(const CueAlert &) const = default;
};

// What the host is to see from three metres away, independent of how it is drawn. Two equal views give the same
// picture.
struct CueView {
	bool rehearsal = false;     // a figure of the product on air is invented
	std::string title;          // of the product on air; empty: nothing is
	std::vector<CueSize> sizes; // of the product on air, as the shop lists them
	std::size_t moreSizes = 0;  // that are left out
	core::Message label;        // what `sellsOut` is about
	core::Message sellsOut;     // when the SKU on air is gone, in words; empty: there is nothing to say
	std::optional<CueAlert> alert;
	std::string next; // title of the product after this one; empty: there is none

	bool operator==(const CueView &) const = default;

	const CueSize *onAir() const
	{
		for (const CueSize &size : sizes) {
			if (size.onAir) {
				return &size;
			}
		}
		return nullptr;
	}
};

} // namespace overlay
