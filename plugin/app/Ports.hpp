#pragma once

#include "core/BitRate.hpp"
#include "core/Log.hpp"
#include "core/Message.hpp"
#include "health/LinkSample.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace app {

// What the encoder of the running stream lets us do.
enum class EncoderControl {
	Ready,
	NoStream,      // nothing is streaming
	NoEncoder,     // the output has no video encoder of its own
	NotAdjustable, // this encoder ignores bitrate changes while it runs (VAAPI, SVT-AV1 …)
	NotRateBased,  // rate control without a bitrate (CRF, CQP …)
	ObsDrives,     // OBS's own dynamic bitrate is on
};

struct EncoderState {
	EncoderControl control = EncoderControl::NoStream;
	core::BitRate configured; // the user's own value, the ceiling; changes when the user edits it during the show
	core::BitRate current;    // what the encoder is set to now
};

// The stream as the stream loop sees it. All calls come from the stream loop's thread and return at once.
class StreamPort {
public:
	virtual ~StreamPort() = default;

	virtual health::LinkSample sample(core::Instant at) = 0;
	virtual EncoderState encoder() = 0;
	// Takes effect on the next frames; never written to the profile. Called with every sample while we are in
	// charge, also when nothing changes.
	virtual void setBitrate(core::BitRate video) = 0;
	// Gives the encoder its configured bitrate back; does nothing when it already has it.
	virtual void restoreBitrate() = 0;
};

} // namespace app
