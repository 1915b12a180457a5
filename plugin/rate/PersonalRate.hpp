#pragma once

#include "core/BitRate.hpp"
#include "rate/BitrateController.hpp"

#include <optional>

namespace rate {

// What a person wants of one encoder's bitrate during the show: a ceiling of its own, and whether it is held.
//
// Both live between the floor and the value the user has in OBS. An edit in OBS is the newest wish: it ends the show's
// own ceiling, and a held rate moves to it. Ends with the stream; nothing is written anywhere. Not thread-safe; owned
// by app::BitratePilot.
class PersonalRate {
public:
	PersonalRate(core::BitRate floor, core::BitRate configured) : floor_(floor), configured_(configured) {}

	// The floor of the settings and the user's value in OBS, as they are now. True: the user edited the value.
	bool follow(core::BitRate floor, core::BitRate configured);

	void hold(core::BitRate current) { held_ = current; }
	void resume() { held_.reset(); }
	// A tenth of the user's value up (+1) or down (-1). False: there is no room in that direction.
	bool step(int by);

	bool isHeld() const { return held_.has_value(); }
	core::BitRate ceiling() const { return ceiling_.value_or(configured_); }
	bool canStep(int by) const { return next(by) != stepped(); }
	// Between which the control may move: nothing, while held.
	BitrateLimits limits() const;

private:
	core::BitRate stepped() const { return held_.value_or(ceiling()); } // what a step moves
	core::BitRate next(int by) const;
	void setCeiling(core::BitRate ceiling);

	core::BitRate floor_;
	core::BitRate configured_;
	std::optional<core::BitRate> ceiling_; // the show's own
	std::optional<core::BitRate> held_;
};

} // namespace rate
