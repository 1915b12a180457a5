#pragma once

#include "app/Ports.hpp"

#include <obs.hpp>

#include <cstdint>
#include <optional>

namespace host {

// The running video encoder's bitrate: what the user configured, what it is now, and the way to change it.
//
// Only the encoder's live settings are touched, never the profile. A live value that is not ours is the user's edit and
// becomes the configured value. Not thread-safe; owned by ObsStreamPort.
//
// x264's rate buffer follows the bitrate unless told otherwise, and in CBR x264 sends what no longer fits into a
// smaller buffer at once, as filler: a cut from 2000 to 500 kbit/s was seen to put 96 KB on the failing link. So while
// the bitrate is below the user's the buffer is held at the user's size.
class EncoderBitrate {
public:
	// A null encoder detaches.
	void attach(obs_encoder_t *encoder);

	app::EncoderState state();
	void set(core::BitRate video);
	void restore();

private:
	// x264's buffer as the user has it.
	struct Buffer {
		bool custom = false;
		std::int64_t kilobits = 0;
	};

	void giveBack(obs_encoder_t *encoder);

	OBSWeakEncoderAutoRelease encoder_;
	core::BitRate configured_;
	std::optional<core::BitRate> ours_; // what we set last; absent while the encoder has the user's value
	std::optional<Buffer> usersBuffer_; // present while the encoder's buffer is ours
};

} // namespace host
