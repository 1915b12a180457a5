#include "health/LinkMeter.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;
using core::Instant;

namespace health {

namespace {

// Samples come every 20 ms at most; two seconds of them hold every span of the tuning.
constexpr std::size_t kSamplesKept = 128;
constexpr Duration kSpanKept = Duration::seconds(2);

} // namespace

LinkMeter::LinkMeter(LinkTuning tuning)
	: tuning_(tuning), counts_(kSamplesKept, kSpanKept), encoderRate_(kSamplesKept, kSpanKept)
{
}

void LinkMeter::reset()
{
	counts_.clear();
	encoderRate_.clear();
	socketKnown_ = false;
	delivered_ = lastCapacity_ = carried_ = BitRate();
	capacity_.reset();
	backlog_ = waiting_ = hidden_ = ByteCount();
	queue_ = busyFor_ = stalledFor_ = flowingFor_ = Duration::zero();
}

void LinkMeter::onSample(const LinkSample &sample)
{
	const bool socketKnown = sample.socket.has_value();
	const ByteCount count = socketKnown ? sample.socket->acked : sample.handedOver;
	if (socketKnown != socketKnown_ || (!counts_.empty() && count < counts_.back().value)) {
		reset();
		socketKnown_ = socketKnown;
	}
	encoderRate_.push(sample.at, sample.videoBitrate + sample.audioBitrate);
	delivered_ = slope(sample, count);

	// What proves that the link has work; the guess about a kernel we cannot see proves nothing.
	ByteCount waiting = obsQueue(sample);
	ByteCount hidden;
	if (sample.socket) {
		const ByteCount inFlight = delivered_ * sample.socket->minRtt;
		waiting = waiting + std::max(sample.socket->queued - inFlight, ByteCount());
	} else {
		hidden = followHidden(sample, count, waiting);
	}
	followProgress(sample, count, waiting);
	waiting_ = waiting;
	backlog_ = waiting + hidden;
	followStretch(sample, count);
	queue_ = queueDelay(sample);
}

void LinkMeter::followProgress(const LinkSample &sample, ByteCount count, ByteCount waiting)
{
	if (counts_.empty()) {
		progressedAt_ = stretchSince_ = flowsSince_ = sample.at;
	} else {
		const ByteCount delta = count - counts_.back().value;
		const bool pausedUntilNow = sample.at - progressedAt_ > busy().pause;
		const bool ranDry = waiting_ < delta || waiting_ == ByteCount();
		if (sample.at - progressedAt_ > tuning_.gap) {
			flowsSince_ = sample.at;
		}
		if (delta > ByteCount() || waiting == ByteCount()) {
			progressedAt_ = sample.at;
		}
		if (ranDry || (pausedUntilNow && delta > ByteCount())) {
			stretchSince_ = sample.at;
		}
	}
	counts_.push(sample.at, count);
	stalledFor_ = sample.at - progressedAt_;
	flowingFor_ = sample.at - flowsSince_;
}

// A queue in OBS means that the kernel's buffer is full. It empties by what the link carries beyond what we hand over.
ByteCount LinkMeter::followHidden(const LinkSample &sample, ByteCount count, ByteCount obsQueue)
{
	if (obsQueue > ByteCount()) {
		hidden_ = std::min(tuning_.hiddenBuffer, count);
	} else if (!counts_.empty()) {
		const Duration passed = sample.at - counts_.back().at;
		const ByteCount carried = std::max(lastCapacity_, carried_) * passed;
		const ByteCount doubted = tuning_.hiddenBuffer / tuning_.hiddenFades * passed;
		const ByteCount left = hidden_ + (count - counts_.back().value) - carried;
		hidden_ = std::clamp(std::min(left, hidden_ - doubted), ByteCount(), hidden_);
	}
	return hidden_;
}

BitRate LinkMeter::slope(const LinkSample &sample, ByteCount count) const
{
	if (counts_.empty()) {
		return {};
	}
	const auto *from = counts_.atOrBefore(sample.at - tuning_.deliveredSpan);
	return (count - from->value) / (sample.at - from->at);
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
	if (busyFor_ < busy().least || stalledFor_ >= busy().pause) {
		return;
	}
	const Instant since = std::max(began, sample.at - busy().span);
	const auto *from = counts_.atOrBefore(since);
	lastCapacity_ = (count - from->value) / (sample.at - from->at);
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
	const Duration media = sample.dropThreshold * std::clamp(sample.congestion, 0.0, 1.0);
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
	const Duration waiting = stalledFor_ >= busy().pause ? stalledFor_ : Duration::zero();
	const Duration sending = backlog_ / rate;
	return sending.isFinite() ? sending + waiting : waiting;
}

} // namespace health
