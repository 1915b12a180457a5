#include "support/SimulatedOracle.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr Duration kLookAhead = Duration::seconds(1);
constexpr Duration kEncoder = Duration::ms(100); // from an order to its first frame on the link
constexpr double kPayload = 0.94;                // of the link's bytes: headers, and what a frame's size varies

} // namespace

SimulatedOracle::SimulatedOracle(const LinkSimulator &simulator, BitRate bitrate, BitRate floor)
	: simulator_(simulator), bitrate_(bitrate), floor_(floor), buffer_(bitrate * Duration::seconds(1))
{
}

EncoderOrder SimulatedOracle::steer(const health::LinkSample &sample)
{
	const Duration now = simulator_.now();
	const ByteCount carried = simulator_.plan().carries(now, now + kEncoder + kLookAhead);
	const double room = static_cast<double>(carried.bytes()) * kPayload -
			    static_cast<double>(simulator_.backlog().bytes()) -
			    static_cast<double>((simulator_.targets().back().bitrate * kEncoder).bytes());
	const auto bytes = ByteCount::bytes(static_cast<std::int64_t>(std::max(room, 0.0)));
	const BitRate video = bytes / kLookAhead - sample.audioBitrate;
	const BitRate target = std::clamp(video, floor_, bitrate_);
	return {target, buffer_.next(sample.at, target, bitrate_)};
}

} // namespace support
