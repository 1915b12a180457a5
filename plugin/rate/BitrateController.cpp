#include "rate/BitrateController.hpp"

#include <algorithm>
#include <format>
#include <string>
#include <utility>

using core::BitRate;
using core::Duration;
using core::Instant;
using core::Message;
using health::LinkSample;

namespace rate {

namespace {

constexpr std::size_t kSamplesKept = 128; // more than a second of samples, what the longest look back needs

Message sentence(std::string key, BitRate target, BitRate capacity)
{
	return {std::move(key),
		{{"to", std::format("{}", target.kbps())}, {"capacity", std::format("{:.1f}", capacity.mbps())}}};
}

Message sentence(std::string key, BitRate target)
{
	return {std::move(key), {{"to", std::format("{}", target.kbps())}}};
}

} // namespace

BitrateController::BitrateController(BitrateLimits limits, BitrateTuning tuning)
	: limits_(limits), tuning_(tuning), meter_(tuning.link), queues_(kSamplesKept, tuning.standingFor * 2),
	  target_(limits.ceiling)
{
}

BitrateDecision BitrateController::onSample(const LinkSample &sample)
{
	if (!sample.streaming) {
		meter_.reset();
		queues_.clear();
		flowsSince_ = sample.at;
		return sample.reconnecting && phase_ != Phase::Outage ? enterOutage(sample) : hold();
	}
	meter_.onSample(sample);
	queues_.push(sample.at, meter_.queue());
	if (auto decision = followOutage(sample)) {
		return *std::move(decision);
	}
	if (phase_ == Phase::Draining) {
		return drain(sample);
	}
	return isCongested(sample) ? cut(sample, *meter_.capacity()) : raise(sample);
}

BitrateDecision BitrateController::setLimits(BitrateLimits limits)
{
	const bool full = target_ == limits_.ceiling;
	limits_ = limits;
	const BitRate target = allowed(full ? limits.ceiling : target_);
	return moveTo(target, sentence("Rate.Ceiling", target));
}

void BitrateController::goOnFrom(BitRate video)
{
	target_ = std::clamp(video, std::min(limits_.floor, limits_.ceiling), limits_.ceiling);
}

// Answers while the link is out and at the moment it is back; nothing when there is no outage.
std::optional<BitrateDecision> BitrateController::followOutage(const LinkSample &sample)
{
	if (meter_.stalledFor() >= outageAfter() && phase_ != Phase::Outage) {
		return enterOutage(sample);
	}
	if (phase_ != Phase::Outage) {
		return std::nullopt;
	}
	if (meter_.stalledFor() >= meter_.busy().pause) {
		flowsSince_ = sample.at;
	}
	if (sample.at - flowsSince_ < tuning_.outageOver) {
		return hold();
	}
	phase_ = Phase::Draining;
	capacity_ = beforeTrouble_ * tuning_.restartShare;
	congestionPoint_.reset();
	nextStep_ = tuning_.raiseFar;
	cutAt_ = sample.at;
	trustBeforeUntil_ = sample.at + tuning_.slowStart;
	const BitRate target = allowed(drainRate(sample, capacity_));
	return moveTo(target, sentence("Rate.Restart", target));
}

BitrateDecision BitrateController::enterOutage(const LinkSample &sample)
{
	if (phase_ == Phase::Free) {
		beforeTrouble_ = target_ + sample.audioBitrate;
	} else if (sample.at - troubleAt_ > tuning_.sameTrouble) {
		beforeTrouble_ = capacity_ * tuning_.share;
	}
	phase_ = Phase::Outage;
	troubleAt_ = flowsSince_ = sample.at;
	const BitRate target = allowed(limits_.floor);
	return moveTo(target, sentence("Rate.Outage", target));
}

Duration BitrateController::outageAfter() const
{
	return meter_.socketKnown() ? tuning_.outageAfter : tuning_.outageAfterUnseen;
}

bool BitrateController::isCongested(const LinkSample &sample) const
{
	const auto capacity = meter_.capacity();
	// Not the target: on a shared encoder a tighter link may decide.
	const BitRate sent = sample.videoBitrate + sample.audioBitrate;
	if (!capacity || *capacity >= sent) {
		return false;
	}
	const bool routerQueues = !sample.socket || sample.socket->rtt - sample.socket->minRtt >= tuning_.rttRise;
	if (!routerQueues && meter_.busyFor() < tuning_.busyWithoutRtt) {
		return false;
	}
	const auto queuedFor = [&](Duration span, Duration queue) {
		return leastQueue(sample.at, span) >= queue;
	};
	const bool deep = *capacity < sent * tuning_.deepDrop && meter_.busyFor() >= tuning_.deepBusy;
	const bool plunge = *capacity < sent * tuning_.plungeDrop && meter_.busyFor() >= tuning_.plungeBusy &&
			    meter_.flowingFor() >= tuning_.plungeBusy;
	const bool weak = target_ < limits_.ceiling && *capacity < sent * tuning_.weakDrop;
	return queuedFor(tuning_.queueFor, tuning_.mildQueue) ||
	       queuedFor(tuning_.standingFor, tuning_.standingQueue) ||
	       (deep && queuedFor(tuning_.queueFor, tuning_.deepQueue)) ||
	       (plunge && queuedFor(tuning_.plungeFor, tuning_.deepQueue)) ||
	       (weak && queuedFor(tuning_.weakFor, tuning_.weakQueue));
}

BitrateDecision BitrateController::cut(const LinkSample &sample, BitRate capacity)
{
	if (phase_ == Phase::Free) {
		beforeTrouble_ = target_ + sample.audioBitrate;
		troubleAt_ = sample.at;
	}
	const bool news = phase_ == Phase::Free;
	if (news) {
		const bool same =
			capacity > capacity_ * (1 - tuning_.sameLink) && capacity < capacity_ * (1 + tuning_.sameLink);
		hold_ = same ? std::min(hold_ * 2, tuning_.holdMost) : tuning_.holdAfterCut;
	}
	phase_ = Phase::Draining;
	capacity_ = capacity;
	congestionPoint_ = capacity;
	nextStep_ = tuning_.raiseNear;
	beyond_ = core::ByteCount();
	cutAt_ = sample.at;
	const BitRate target = allowed(drainRate(sample, capacity));
	if (target == target_) {
		return {target_, false, news ? sentence("Rate.AtFloor", target_, capacity) : Message()};
	}
	return moveTo(target, sentence("Rate.Cut", target, capacity));
}

BitrateDecision BitrateController::drain(const LinkSample &sample)
{
	if (const auto measured = meter_.capacity();
	    measured && (sample.at >= trustBeforeUntil_ || *measured > capacity_)) {
		capacity_ = *measured;
		if (congestionPoint_) {
			congestionPoint_ = capacity_;
		}
	}
	if (meter_.queue() <= tuning_.drained) {
		phase_ = Phase::Free;
		raisedAt_ = sample.at;
		holdUntil_ = sample.at + (congestionPoint_ ? hold_ : Duration::zero());
		const BitRate target = allowed(capacity_ * tuning_.share - sample.audioBitrate);
		return moveTo(target, sentence("Rate.Drained", target, capacity_));
	}
	const BitRate wanted = allowed(drainRate(sample, capacity_));
	const Duration sinceCut = sample.at - cutAt_;
	if ((sinceCut >= tuning_.cutEvery && wanted < target_ * (1 - tuning_.cutAtLeast)) ||
	    (sinceCut >= tuning_.cutSoon && wanted < target_ * (1 - tuning_.cutSoonAtLeast))) {
		return cut(sample, capacity_);
	}
	return hold();
}

BitrateDecision BitrateController::raise(const LinkSample &sample)
{
	if (target_ >= limits_.ceiling) {
		return hold();
	}
	const Duration calmWithin = meter_.socketKnown() ? tuning_.calmWithin : tuning_.calmWithinUnseen;
	const bool calm = leastQueue(sample.at, calmWithin) <= tuning_.calm;
	if (calm) {
		forgetPassedPoint(sample);
	}
	const BitRate total = target_ + sample.audioBitrate;
	const bool unproven =
		!meter_.socketKnown() && congestionPoint_ && total > *congestionPoint_ * tuning_.provenUpTo;
	if (!calm || unproven || sample.at < holdUntil_ || sample.at - raisedAt_ < raiseEvery(total) ||
	    total > meter_.delivered() * tuning_.raiseOverSent) {
		return hold();
	}
	const BitRate step = target_ * stepShare(total);
	raisedAt_ = sample.at;
	const BitRate target = allowed(target_ + std::max(step, tuning_.quantum));
	return moveTo(target, sentence(target == limits_.ceiling ? "Rate.Full" : "Rate.Climb", target));
}

// How long to look at a step before the next.
Duration BitrateController::raiseEvery(BitRate total) const
{
	if (!meter_.socketKnown()) {
		return tuning_.raiseUnseenEvery;
	}
	const bool justAbove = total < capacity_ * tuning_.slowUpTo && total > capacity_ * tuning_.nearFrom;
	return justAbove ? tuning_.raiseSlowlyEvery : tuning_.raiseEvery;
}

// The part by which to raise. Where the socket is unknown calm proves little: one step beyond the last congestion, and
// the next only when that has carried more than the kernel could hide.
double BitrateController::stepShare(BitRate total)
{
	const bool near = congestionPoint_ && total >= *congestionPoint_ * tuning_.nearFrom;
	if (congestionPoint_ && !near) {
		nextStep_ = tuning_.raiseNear;
		return tuning_.raiseFar;
	}
	if (!meter_.socketKnown()) {
		return tuning_.raiseUnseen;
	}
	return std::exchange(nextStep_, std::min(nextStep_ * 2, tuning_.raiseFar));
}

// Where the socket is unknown, more may only fill the kernel's buffer: it must have been more than that holds.
void BitrateController::forgetPassedPoint(const LinkSample &sample)
{
	if (!congestionPoint_ || meter_.delivered() <= *congestionPoint_ * tuning_.passedBy) {
		return;
	}
	beyond_ = beyond_ + (meter_.delivered() - *congestionPoint_) * (sample.at - queues_[queues_.size() - 2].at);
	if (meter_.socketKnown() || beyond_ > tuning_.link.hiddenBuffer) {
		congestionPoint_.reset();
	}
}

// The smallest queue of the last `span`; zero when that much has not been seen yet.
Duration BitrateController::leastQueue(Instant now, Duration span) const
{
	Duration least = Duration::infinity();
	for (std::size_t index = queues_.size(); index > 0; --index) {
		const auto &entry = queues_[index - 1];
		least = std::min(least, entry.value);
		if (now - entry.at >= span) {
			return least;
		}
	}
	return {};
}

// What the encoder may send so that the link carries it and the backlog together within `drainTime`.
BitRate BitrateController::drainRate(const LinkSample &sample, BitRate capacity) const
{
	return capacity * tuning_.share - sample.audioBitrate - meter_.backlog() / tuning_.drainTime;
}

BitRate BitrateController::allowed(BitRate video) const
{
	const BitRate floor = std::min(limits_.floor, limits_.ceiling);
	if (video >= limits_.ceiling) {
		return limits_.ceiling;
	}
	const std::int64_t quantum = std::max<std::int64_t>(tuning_.quantum.bps(), 1);
	return std::max(BitRate::bps(video.bps() / quantum * quantum), floor);
}

BitrateDecision BitrateController::moveTo(BitRate video, Message reason)
{
	const BitRate target = allowed(video);
	if (target == target_) {
		return hold();
	}
	target_ = target;
	return {target_, true, std::move(reason)};
}

} // namespace rate
