#pragma once

#include "core/Message.hpp"

#include <vector>

namespace app {

// How it stands between us and one shop, as the dock's connection light shows it.
enum class ConnectionLight {
	Waiting,   // no answer yet
	Ok,        // its figures are current
	Slow,      // it answers, but late
	Throttled, // it asks us to slow down, and we do
	Refused,   // it says no until a person does something
	Offline,   // it cannot be reached, or answers nothing of use
};

struct ShopConnection {
	ConnectionLight light = ConnectionLight::Waiting;
	core::Message sentence;             // what is wrong and what to do; empty: nothing
	std::vector<core::Message> remarks; // what else does not work while the figures are fine

	bool operator==(const ShopConnection &) const = default;
};

} // namespace app
