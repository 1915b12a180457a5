#pragma once

#include "core/WallTime.hpp"
#include "health/LinkSample.hpp"
#include "rate/BitrateController.hpp"
#include "rate/PersonalRate.hpp"
#include "rate/RateAct.hpp"
#include "rate/RateMove.hpp"

#include <optional>
#include <string>

namespace app {

// What one output's link wants of its encoder: the automatic control within what the person wants.
//
// While held the control watches the link but may move nothing, so that it knows the link when it is resumed. Lives as
// long as the encoder is ours to steer; with it end hold and steps. What is done is returned when there is something to
// say about it. Not thread-safe; owned and called by app::OutputGuard.
class BitratePilot {
public:
	BitratePilot(core::BitRate floor, core::BitRate configured);

	// The floor of the settings and the user's value in OBS, with every sample.
	std::optional<rate::RateMove> follow(core::BitRate floor, core::BitRate configured);
	std::optional<rate::RateMove> act(rate::RateAct act, core::WallTime at);
	std::optional<rate::RateMove> onSample(const health::LinkSample &sample);

	core::BitRate target() const { return controller_.target(); }
	const rate::PersonalRate &person() const { return person_; }
	std::optional<core::WallTime> heldSince() const { return heldSince_; }

private:
	rate::RateMove apply(std::string key);
	std::optional<rate::RateMove> hold(core::WallTime at);
	std::optional<rate::RateMove> resume();

	rate::PersonalRate person_;
	rate::BitrateController controller_;
	core::BitRate floor_;
	std::optional<core::WallTime> heldSince_;
};

} // namespace app
