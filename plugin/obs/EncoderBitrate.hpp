#pragma once

#include "app/Ports.hpp"
#include "rate/RateBuffer.hpp"

#include <obs.hpp>

#include <cstdint>
#include <optional>

namespace host {

// The running video encoder's bitrate: what the user configured, what it is now, and the way to change it.
//
// Only the encoder's live settings are touched, never the profile. A live value that is not ours is the user's edit and
// becomes the configured value. Not thread-safe; owned by ObsStreamPort, one for each encoder of a streaming output.
//
// x264's rate buffer follows the bitrate unless told otherwise, a second's worth in CBR. After a cut that hurts both
// ways: made smaller with the bitrate, x264 sends what no longer fits at once, as filler (96 KB from 2000 to 500
// kbit/s); left as it is, x264 is slow to follow and spends 60 KB on the next keyframe, half a second of the link that
// just failed. So while we are in charge rate::RateBuffer says how large it is.
class EncoderBitrate final : public app::EncoderPort {
public:
	explicit EncoderBitrate(obs_encoder_t *encoder);

	bool isOf(obs_encoder_t *encoder) const;
	// OBS's own dynamic bitrate is on for an output of this encoder: we report only.
	void setObsDrives(bool drives) { obsDrives_ = drives; }
	// Looks who else takes this encoder's picture; a look at each of OBS's outputs, for once a second.
	void lookWhoShares();

	app::EncoderState state() override;
	void set(core::BitRate video) override;
	// Ends being in charge: the encoder is as the user has it.
	void restore() override;

private:
	// x264's buffer as its settings say it.
	struct Buffer {
		bool custom = false; // false: as large as a second at the bitrate
		std::int64_t kilobits = 0;
	};

	static Buffer bufferIn(obs_data_t *settings);
	bool isOurs(const Buffer &buffer) const { return buffer.custom && buffer.kilobits == ourBuffer_; }
	// The size for the next moment, on the way to what we want.
	std::int64_t nextBuffer(obs_data_t *settings, core::BitRate video);
	static void update(obs_encoder_t *encoder, core::BitRate video, std::optional<std::int64_t> bufferKilobits);
	void giveBack(obs_encoder_t *encoder, obs_data_t *settings);
	void forget();

	OBSWeakEncoderAutoRelease encoder_;
	bool followsBitrate_; // what kind of encoder it is does not change
	bool changeCostsKeyframe_;
	bool obsDrives_ = false;
	app::EncoderShared shared_;
	core::BitRate configured_;
	std::optional<core::BitRate> ours_;     // what we set last; absent while we are not in charge
	std::optional<std::int64_t> ourBuffer_; // likewise, in kilobits
	std::optional<rate::RateBuffer> size_;  // likewise
	Buffer usersBuffer_;                    // what to give back while `ourBuffer_` is there
};

} // namespace host
