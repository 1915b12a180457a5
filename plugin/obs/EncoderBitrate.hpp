#pragma once

#include "app/Ports.hpp"

#include <obs.hpp>

#include <optional>

namespace host {

// The running video encoder's bitrate: what the user configured, what it is now, and the way to change it.
//
// Only the encoder's live settings are touched, never the profile. A live value that is not ours is the user's edit and
// becomes the configured value. Not thread-safe; owned by ObsStreamPort.
class EncoderBitrate {
public:
	// A null encoder detaches.
	void attach(obs_encoder_t *encoder);

	app::EncoderState state();
	void set(core::BitRate video);
	void restore();

private:
	void update(obs_encoder_t *encoder, core::BitRate video);

	OBSWeakEncoderAutoRelease encoder_;
	core::BitRate configured_;
	std::optional<core::BitRate> ours_; // what we set last; absent while the encoder has the user's value
};

} // namespace host
