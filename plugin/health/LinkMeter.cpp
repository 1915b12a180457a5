#include "health/LinkMeter.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;
using core::Instant;

namespace health {

namespace {

// Samples come every 50 ms; two seconds of them hold every span of the tuning.
constexpr std::size_t kSamplesKept = 64;
constexpr Duration kSpanKept = Duration::seconds(2);

} // namespace

LinkMeter::LinkMeter(LinkTuning tuning)
	: tuning_(tuning), progress_(kSamplesKept, kSpanKept), encoderRate_(kSamplesKept, kSpanKept)
{
}

void LinkMeter::reset()
{
	progress_.clear();
	encoderRate_.clear();
	socketKnown_ = false;
	delivered_ = lastCapacity_ = carried_ = BitRate();
	capacity_.reset();
	backlog_ = ByteCount();
	queue_ = busyFor_ = stalledFor_ = Duration::zero();
}

void LinkMeter::onSample(const LinkSample &sample)
{
	const bool socketKnown = sample.socket.has_value();
	const ByteCount count = socketKnown ? sample.socket->acked : sample.handedOver;
	if (socketKnown != socketKnown_ || (!progress_.empty() && count < progress_.back().value.delivered)) {
		reset();
		socketKnown_ = socketKnown;
	}
	encoderRate_.push(sample.at, sample.videoBitrate + sample.audioBitrate);
	delivered_ = slope(sample, count);

	const ByteCount before = backlog_;
	backlog_ = obsQueue(sample);
	if (sample.socket) {
		const ByteCount inFlight = delivered_ * sample.socket->minRtt;
		backlog_ = backlog_ + std::max(sample.socket->queued - inFlight, ByteCount());
	}
	if (progress_.empty()) {
		progressedAt_ = stretchSince_ = sample.at;
	} else {
		const ByteCount delta = count - progress_.back().value.delivered;
		const bool pausedUntilNow = sample.at - progressedAt_ > tuning_.pause;
		const bool ranDry = before < delta || before == ByteCount();
		if (delta > ByteCount() || backlog_ == ByteCount()) {
			progressedAt_ = sample.at;
		}
		if (ranDry || (pausedUntilNow && delta > ByteCount())) {
			stretchSince_ = sample.at;
		}
	}
	progress_.push(sample.at, {count, backlog_});
	stalledFor_ = sample.at - progressedAt_;
	followStretch(sample, count);
	queue_ = queueDelay(sample);
}

BitRate LinkMeter::slope(const LinkSample &sample, ByteCount count) const
{
	if (progress_.empty()) {
		return {};
	}
	const auto *from = progress_.atOrBefore(sample.at - tuning_.deliveredSpan);
	return (count - from->value.delivered) / (sample.at - from->at);
}

void LinkMeter::followStretch(const LinkSample &sample, ByteCount count)
{
	// What is acknowledged now was sent a round trip ago, at the rate of the time before.
	const Instant began = stretchSince_ + (sample.socket ? sample.socket->minRtt : Duration::zero());
	busyFor_ = std::max(sample.at - began, Duration::zero());
	capacity_.reset();
	if (stalledFor_ == Duration::zero() && busyFor_ == Duration::zero()) {
		carried_ = delivered_;
	}
	if (busyFor_ < tuning_.capacityLeast || stalledFor_ >= tuning_.pause) {
		return;
	}
	const Instant since = std::max(began, sample.at - tuning_.capacitySpan);
	const auto *from = progress_.atOrBefore(since);
	lastCapacity_ = (count - from->value.delivered) / (sample.at - from->at);
	capacity_ = lastCapacity_;
}

// The media time in OBS's queue is known, its bytes are not: the encoder made them at the rates it had back then.
ByteCount LinkMeter::obsQueue(const LinkSample &sample) const
{
	// A sender with something to send would have filled the kernel's buffer. libobs says 1.0 also while it only
	// waits for the next keyframe after it has dropped frames.
	if (sample.socket && sample.socket->notSent == ByteCount()) {
		return {};
	}
	const Duration media = tuning_.dropThreshold * std::clamp(sample.congestion, 0.0, 1.0);
	const Instant oldest = sample.at - media;
	ByteCount bytes;
	Instant until = sample.at;
	for (std::size_t index = encoderRate_.size(); index > 0 && until > oldest; --index) {
		const auto &entry = encoderRate_[index - 1];
		const Instant since = index == 1 ? oldest : std::max(entry.at, oldest);
		bytes = bytes + entry.value * (until - since);
		until = since;
	}
	return bytes;
}

Duration LinkMeter::queueDelay(const LinkSample &sample) const
{
	if (backlog_ == ByteCount()) {
		return {};
	}
	// Without a measured capacity the link carries at least what it just did, and the encoder's frames are small
	// change: a quiet scene must not look like a slow link.
	const BitRate set = sample.videoBitrate + sample.audioBitrate;
	const BitRate usual = std::max({delivered_, lastCapacity_, carried_, set});
	const BitRate rate = capacity_ && *capacity_ > BitRate() ? *capacity_ : usual;
	const Duration waiting = stalledFor_ >= tuning_.pause ? stalledFor_ : Duration::zero();
	const Duration sending = backlog_ / rate;
	return sending.isFinite() ? sending + waiting : waiting;
}

} // namespace health
