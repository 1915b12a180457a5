#pragma once

namespace rate {

// What a person can do to the bitrate during a show, by dock, hotkey or obs-websocket.
enum class RateAct {
	Hold,     // nothing changes by itself any more
	Resume,   // the control works again
	StepUp,   // the show's own ceiling, or the held rate
	StepDown, // likewise
};

} // namespace rate
