#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <deque>
#include <optional>

namespace support {

// OBS's own dynamic bitrate as plugins/obs-outputs/rtmp-stream.c has it in OBS 30 to 32: a cut to the rate of the last
// one to two seconds when its queue holds 200 ms of video, a tenth of the user's bitrate more every four seconds.
class ObsDynamicBitrate {
public:
	ObsDynamicBitrate(core::BitRate video, core::BitRate audio);

	// The sending thread is done with a packet.
	void onSent(core::Duration began, core::Duration ended, std::int64_t bytes);
	// Before a video packet joins the queue; `queued` absent where OBS does not look at it. The bitrate to set.
	std::optional<core::BitRate> onVideo(core::Duration now, std::optional<core::Duration> queued);

private:
	struct Sent {
		core::Duration began;
		std::int64_t bytes = 0;
	};

	std::optional<core::BitRate> cut(core::Duration now);
	std::optional<core::BitRate> climb(core::Duration now);

	const std::int64_t original_; // kbit/s, all of them
	const std::int64_t audio_;
	std::int64_t current_;
	std::int64_t previous_ = 0;
	std::int64_t estimate_ = 0;
	std::optional<core::Duration> climbsAt_;
	std::deque<Sent> window_;
	std::int64_t windowBytes_ = 0;
};

} // namespace support
