#pragma once

#include "channels/RobotSettings.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

// How one robot is.
struct RobotView {
	std::string id;
	std::string name; // as the person calls it; may be empty
	channels::RobotKind kind = channels::RobotKind::Feishu;
	std::string host;
	std::optional<core::WallTime> sentAt;    // the last message that it took in this session
	std::optional<core::WallTime> heldUntil; // it wants to be left alone, or fails
	std::size_t waiting = 0;
	core::Message trouble; // why it does not take messages, and what to do; empty: it does, as far as is known

	bool operator==(const RobotView &) const = default;
};

// How a test message is going.
struct RobotTestView {
	enum class State { None, UnderWay, Sent, Failed };

	std::uint64_t number = 0; // of this test; grows
	std::string robot;        // its id
	State state = State::None;
	core::Message sentence; // Failed: what to do

	bool operator==(const RobotTestView &) const = default;
};

// Published by app::RobotSender.
struct RobotsView {
	std::vector<RobotView> robots; // in the person's order
	RobotTestView test;
	core::Message notice; // which robot does not take messages, for the dock; empty: all do

	bool operator==(const RobotsView &) const = default;
};

} // namespace app
