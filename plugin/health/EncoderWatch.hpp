#pragma once

#include "core/Instant.hpp"
#include "health/LinkSample.hpp"

#include <cstdint>

namespace health {

// Notices an encoder that has stopped: pictures go in, none come out. Some graphics cards' encoders do that after a
// change of their bitrate, and OBS shows a green light meanwhile.
//
// Not thread-safe; owned by HealthMonitor. Takes no memory.
class EncoderWatch {
public:
	void onSample(const LinkSample &sample);

	bool stopped() const { return stopped_; }

private:
	std::int64_t outBefore_ = 0;
	std::int64_t inAtLastOut_ = 0;
	core::Instant outAt_;
	bool stopped_ = false;
};

} // namespace health
