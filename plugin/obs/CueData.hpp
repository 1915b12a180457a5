#pragma once

#include "core/Message.hpp"
#include "overlay/CueView.hpp"

#include <obs.hpp>

namespace host {

// What the host cue says, for GetHostCue: {rehearsal, title, sizes: [{name, left, state, onAir}], moreSizes, sellsOut,
// next, alert: {word, sentence, more, rehearsal}}; title "" while nothing is on air, no `left` where no number may be
// shown, no `alert` while none waits.
OBSDataAutoRelease cueData(const overlay::CueView &view, const core::Translator &translate);

} // namespace host
