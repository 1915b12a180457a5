#include "obs/EncoderSharing.hpp"

#include <cstddef>
#include <string_view>

namespace host {

namespace {

struct Search {
	obs_encoder_t *encoder;
	app::EncoderShared found;
};

bool uses(obs_output_t *output, obs_encoder_t *encoder)
{
	for (std::size_t track = 0; track < MAX_OUTPUT_VIDEO_ENCODERS; ++track) {
		if (obs_output_get_video_encoder2(output, track) == encoder) {
			return true;
		}
	}
	return false;
}

bool look(void *data, obs_output_t *output)
{
	auto &search = *static_cast<Search *>(data);
	const bool streams = (obs_output_get_flags(output) & OBS_OUTPUT_SERVICE) != 0;
	// One that takes raw frames has no encoders, and asking for them leaves a warning in the log.
	const bool encoded = (obs_output_get_flags(output) & OBS_OUTPUT_ENCODED) != 0;
	if (streams || !encoded || !obs_output_active(output) || !uses(output, search.encoder)) {
		return true;
	}
	const bool replay = std::string_view(obs_output_get_id(output)) == "replay_buffer";
	(replay ? search.found.replayBuffer : search.found.recording) = true;
	return true;
}

} // namespace

app::EncoderShared whoElseUses(obs_encoder_t *encoder)
{
	Search search{encoder, {}};
	obs_enum_outputs(look, &search);
	return search.found;
}

} // namespace host
