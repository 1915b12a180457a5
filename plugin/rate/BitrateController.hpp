#pragma once

#include "core/BitRate.hpp"
#include "core/Message.hpp"
#include "core/RingWindow.hpp"
#include "health/LinkMeter.hpp"
#include "health/LinkSample.hpp"
#include "rate/BitrateTuning.hpp"

#include <optional>

namespace rate {

// Between these the controller may move. The ceiling is what the user set in OBS.
struct BitrateLimits {
	core::BitRate floor;
	core::BitRate ceiling;

	bool operator==(const BitrateLimits &) const = default;
};

// What to do now.
struct BitrateDecision {
	core::BitRate target; // of the video encoder
	bool changed = false; // `target` differs from the last decision's
	core::Message reason; // in words, when there is something new to say; else empty
};

// Decides the encoder's bitrate from what the link just did.
//
// One decisive cut when the link carries less than is sent, sized so that the queue is gone within `drainTime`; then
// the measured capacity, and a climb that is fast far below the last congestion point and careful near it. A link that
// carries nothing is an outage: the floor while it lasts, then close to the rate before it. The same samples always
// give the same decisions.
//
// Not thread-safe; owned and called by app::StreamLoop, one for each stream. Takes no memory on a sample that has
// nothing new to say.
class BitrateController {
public:
	explicit BitrateController(BitrateLimits limits, BitrateTuning tuning = {});

	// `sample.at` must not go backwards.
	[[nodiscard]] BitrateDecision onSample(const health::LinkSample &sample);

	// The user's edit. A stream at its ceiling follows it at once; a softened one keeps what the link carries.
	[[nodiscard]] BitrateDecision setLimits(BitrateLimits limits);

	// A person put the encoder there: the control goes on from that rate, as far as the limits allow it.
	void goOnFrom(core::BitRate video);

	core::BitRate target() const { return target_; }

private:
	enum class Phase { Free, Draining, Outage };

	std::optional<BitrateDecision> followOutage(const health::LinkSample &sample);
	BitrateDecision enterOutage(const health::LinkSample &sample);
	BitrateDecision cut(const health::LinkSample &sample, core::BitRate capacity);
	BitrateDecision drain(const health::LinkSample &sample);
	BitrateDecision raise(const health::LinkSample &sample);
	core::Duration raiseEvery(core::BitRate total) const;
	double stepShare(core::BitRate total);

	void forgetPassedPoint(const health::LinkSample &sample);
	core::Duration outageAfter() const;
	bool isCongested(const health::LinkSample &sample) const;
	core::Duration leastQueue(core::Instant now, core::Duration span) const;
	core::BitRate drainRate(const health::LinkSample &sample, core::BitRate capacity) const;
	core::BitRate allowed(core::BitRate video) const;
	BitrateDecision hold() const { return {target_, false, {}}; }
	BitrateDecision moveTo(core::BitRate video, core::Message reason);

	BitrateLimits limits_;
	BitrateTuning tuning_;
	health::LinkMeter meter_;
	core::RingWindow<core::Duration> queues_;
	Phase phase_ = Phase::Free;
	core::BitRate target_;
	core::BitRate capacity_;                       // audio and overhead included; as measured at the last trouble
	std::optional<core::BitRate> congestionPoint_; // ... and not yet passed again
	double nextStep_ = 0;                          // of the climb near and beyond it, as a part of the target
	core::ByteCount beyond_;                       // went over since, at a higher rate than that
	core::BitRate beforeTrouble_;                  // what was sent then, audio included
	core::Instant troubleAt_;                      // when the stream left Free
	core::Instant cutAt_;
	core::Instant raisedAt_;
	core::Instant holdUntil_;
	core::Duration hold_;            // after the last cut
	core::Instant flowsSince_;       // in an outage: something gets through since then
	core::Instant trustBeforeUntil_; // after an outage: the measured capacity is still TCP's slow start
};

} // namespace rate
