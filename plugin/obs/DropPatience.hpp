#pragma once

#include <obs.hpp>

namespace host {

// How much video OBS's RTMP output keeps waiting before it throws it away.
//
// By itself that is 0.9 s: it then drops all that waits and refuses more until the next keyframe, so a gap of a second
// costs viewers up to three. While the bitrate follows the link the queue is short anyway, and what waits through a gap
// is small; it is worth keeping. The output reads these settings only when it connects, and they are not in the
// profile. Owned by Plugin; UI thread.
class DropPatience {
public:
	// Before the output connects: for a stream whose bitrate will be ours to steer.
	void extend(obs_output_t *output);
	// When it has ended: the output has its own settings again.
	void restore();

private:
	OBSWeakOutputAutoRelease output_;
	OBSDataAutoRelease before_; // what was set of them, maybe nothing
};

} // namespace host
