#pragma once

#include "core/Message.hpp"
#include "show/AutomationAct.hpp"
#include "show/RunView.hpp"

namespace app {

// What is to be pitched, and what happens by itself. A part of the shelf's view.
struct ShowView {
	show::RunView run;
	show::AutomationsView automations;
	core::Message refusal; // why the latest rehearsal of an automation was not played; empty: it was

	bool operator==(const ShowView &) const = default;
};

} // namespace app
