#pragma once

#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace show {

enum class AutomationKind {
	NextProduct, // at sold out: what the run of show has next goes on air
	Scene,       // at sold out: another scene
	Source,      // about to sell out: a source is shown
	Pause,       // oversold: the sale is paused at the shop
};

// One automatic act as the dock lists it.
struct AutomationAct {
	enum class State {
		UnderWay,
		Asking,    // waits for a person's yes
		Done,      // and lasts, where it is something that lasts
		TakenBack, // by a person's wish, or after a rehearsal
		Over,      // its reason is gone, or a person decided otherwise; nothing of it is left
		NotDone,   // for the reason in `why`
	};

	std::uint64_t id = 0; // counts from 1
	core::WallTime at;
	AutomationKind kind = AutomationKind::NextProduct;
	State state = State::UnderWay;
	core::Message sentence; // what happened → what is done
	core::Message why;      // why it was not done, or is over; empty: no more to say
	bool rehearsal = false; // a person tries it out
	bool canUndo = false;

	bool operator==(const AutomationAct &) const = default;
};

struct AutomationsView {
	bool anyOn = false; // a person has ticked at least one
	bool held = false;
	std::vector<AutomationAct> acts; // newest first, the newest fifty

	bool operator==(const AutomationsView &) const = default;
};

} // namespace show
