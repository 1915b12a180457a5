#pragma once

#include "rate/RateBuffer.hpp"
#include "support/LinkSimulator.hpp"

namespace support {

// What could be done by one who knows the link of the next second, with the same encoder, queues and samples.
class SimulatedOracle {
public:
	SimulatedOracle(const LinkSimulator &simulator, core::BitRate bitrate, core::BitRate floor);

	EncoderOrder steer(const health::LinkSample &sample);

private:
	const LinkSimulator &simulator_;
	const core::BitRate bitrate_;
	const core::BitRate floor_;
	rate::RateBuffer buffer_;
};

} // namespace support
