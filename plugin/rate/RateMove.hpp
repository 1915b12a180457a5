#pragma once

#include "core/BitRate.hpp"
#include "core/Message.hpp"

namespace rate {

// One move of an encoder's bitrate, or something to say about why there was none.
struct RateMove {
	core::BitRate from;
	core::BitRate to;
	core::Message reason;  // in words; never empty
	bool byPerson = false; // a person's act, not the control's

	bool changed() const { return from != to; }
};

} // namespace rate
