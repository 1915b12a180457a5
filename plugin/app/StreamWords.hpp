#pragma once

#include "app/Ports.hpp"
#include "core/BitRate.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "health/HealthReport.hpp"

#include <optional>

namespace app {

// The one sentence about the stream that a person under stress reads: the verdict, and where the picture is softened,
// why and with what success.
//
// Not thread-safe; owned and called by app::StreamLoop.
class StreamWords {
public:
	// `target` is what the encoder is set to, `wanted` what it would have on a good link; equal while nothing is
	// softened. Valid until the next call.
	const core::Message &about(const health::HealthReport &report, core::BitRate target, core::BitRate wanted);

private:
	void followUplink(const health::HealthReport &report, bool softened);

	std::optional<core::BitRate> uplink_; // as last measured while the link was the limit
	core::Instant measuredAt_;
	core::Message sentence_;
};

// Who else gets the softened picture; empty: nobody.
core::Message sharedSentence(const EncoderShared &shared);

// Which signals the control has, and what that means for it. Empty while nothing is streaming.
core::Message signalsOf(const health::HealthReport &report);

} // namespace app
