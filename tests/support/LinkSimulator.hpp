#pragma once

#include "health/LinkSample.hpp"
#include "support/EncoderModel.hpp"
#include "support/LinkPlan.hpp"
#include "support/ObsOutputModel.hpp"
#include "support/TcpModel.hpp"

#include <functional>
#include <vector>

namespace support {

// Encoder → OBS's queue → kernel → router → viewer, a millisecond at a time; deterministic. Gives the samples the
// stream loop would take every 50 ms and knows what it could not know: how old the picture is that viewers see.
class LinkSimulator {
public:
	struct Options {
		bool socketReadable = true; // and its low-water mark set; false: only libobs's counters
		// Linux 6.15 and newer let the sender bound TCP's waiting to a second; minutes: nobody did.
		core::Duration longestRetry = core::Duration::seconds(1);
	};

	LinkSimulator(LinkPlan link, Scene scene, core::BitRate bitrate, Options options);

	// Runs until `end` after the start; each sample's answer is the bitrate to set.
	void runUntil(core::Duration end, const std::function<core::BitRate(const health::LinkSample &)> &steer);
	// From now on the camera shows this.
	void setScene(const Scene &scene);

	core::Duration now() const { return now_; }
	// The age of the picture on viewers' screens, at its worst in that time.
	core::Duration worstLag(core::Duration from, core::Duration until) const;
	core::Duration lagPercentile(double share, core::Duration from, core::Duration until) const;
	std::int64_t framesDropped() const { return output_.dropped(); }

private:
	health::LinkSample sample() const;
	std::vector<core::Duration> lags(core::Duration from, core::Duration until) const;

	LinkPlan plan_;
	Scene scene_;
	Options options_;
	EncoderModel encoder_;
	TcpModel tcp_;
	ObsOutputModel output_;
	core::BitRate bitrate_;
	core::Duration now_;
	core::Duration nextFrame_;
	core::Duration nextAudio_;
	core::Duration nextSample_;
	std::int64_t encoded_ = 0;
	std::int64_t skipped_ = 0;
	core::Duration shown_;                         // when the newest picture the viewers have was captured
	std::vector<core::Duration> lagEachHundredth_; // one value for each 10 ms
};

} // namespace support
