#pragma once

#include "support/LinkSimulator.hpp"

namespace support {

// What viewers had of a simulated stream in that time.
struct SimulatedFigures {
	double frozen = 0; // share of frames not to be seen two seconds after their capture: late, dropped, undecodable
	core::Duration lag95;
	core::Duration worstLag;
	core::BitRate shown; // video that arrived and could be decoded
	int cuts = 0;        // times the bitrate went down
};

SimulatedFigures figuresOf(const LinkSimulator &simulator, core::Duration from, core::Duration until);

} // namespace support
