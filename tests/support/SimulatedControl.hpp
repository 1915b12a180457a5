#pragma once

#include "support/LinkSimulator.hpp"

namespace support {

// Who decides the bitrate of a simulated stream.
enum class SimulatedControl {
	FrameDrop, // OBS as it comes: nobody; frames are dropped
	ObsDynamic,
	LiveShelf, // rate::BitrateController as it is built
	Oracle,    // knows the link's next second
};

// What goes with it: who can read the socket, keeps the kernel's queue short, and whether OBS steers.
LinkSimulator::Options optionsFor(SimulatedControl control, LinkSimulator::Options options = {});

// Streams until `end` under that control. Made with `optionsFor` the same.
void streamUnder(SimulatedControl control, LinkSimulator &simulator, core::BitRate bitrate, core::Duration end);

} // namespace support
