#pragma once

#include "health/EncoderWatch.hpp"
#include "health/HealthReport.hpp"
#include "health/LinkMeter.hpp"
#include "health/LinkSample.hpp"

#include <cstdint>

namespace health {

// When a figure becomes a verdict. A verdict comes at once and goes slowly, so that the words do not flicker.
struct HealthTuning {
	// A keyframe on a link with a tenth to spare queues for about 0.3 s; viewers' players hide more than that.
	core::Duration weakQueue = core::Duration::ms(400);
	core::Duration wellQueue = core::Duration::ms(200);
	// A mobile hand-over takes half a second and needs no alarm.
	core::Duration downAfter = core::Duration::seconds(1);
	// One frame in fifty is where viewers begin to see stutter; single lost frames at a scene change are normal.
	double busyShare = 0.02;
	double freeShare = 0.005;
	// A share of fewer frames than this says nothing.
	std::int64_t framesLeast = 30;
	core::Duration framesSpan = core::Duration::seconds(5);
	// How long things must be better before the verdict says so.
	core::Duration calmLeast = core::Duration::seconds(2);
	// A person reads no faster.
	core::Duration sentenceEvery = core::Duration::ms(500);
};

// Answers "is the stream all right, and if not, is it the network, the encoder or the renderer?" for each sample.
//
// Not thread-safe; owned and called by app::StreamLoop. In the steady state a sample takes no memory.
class HealthMonitor {
public:
	explicit HealthMonitor(HealthTuning tuning = {}, LinkTuning link = {});

	// `sample.at` must not go backwards. The report is valid until the next call.
	const HealthReport &onSample(const LinkSample &sample);
	// The last one.
	const HealthReport &report() const { return report_; }

private:
	struct Frames {
		std::int64_t rendered = 0, lagged = 0, encoded = 0, skipped = 0, dropped = 0;
	};

	// What the sentence shows, as rounded as it shows it: a new one is made only when this changes.
	struct Said {
		Verdict verdict = Verdict::Idle;
		bool reconnecting = false;
		std::int64_t tenthsOfMbps = 0, tenthsOfSecond = 0, percent = 0;
		bool operator==(const Said &) const = default;
	};

	void followFrames(const LinkSample &sample);
	Verdict judge(const LinkSample &sample) const;
	void settle(const LinkSample &sample, Verdict now);
	void say(const LinkSample &sample, bool atOnce);
	Said toSay(const LinkSample &sample) const;

	HealthTuning tuning_;
	LinkMeter meter_;
	EncoderWatch encoder_;
	core::RingWindow<Frames> frames_;
	bool dropping_ = false; // the output threw frames away during the last second
	core::Instant troubleAt_;
	core::Instant saidAt_;
	Said said_;
	HealthReport report_;
};

} // namespace health
